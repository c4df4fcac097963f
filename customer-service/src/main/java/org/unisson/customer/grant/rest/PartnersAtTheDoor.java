package org.unisson.customer.grant.rest;

import io.quarkus.arc.ClientProxy;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.security.Scoped;
import org.unisson.chassis.values.Ids;
import org.unisson.customer.grant.application.Grants;
import org.unisson.customer.grant.application.Grants.Action;
import org.unisson.customer.registry.application.CustomerAccess;

/**
 * Lets partners' agents to what a customer has granted them, at that very moment, and notes each time that they ask (R46). All
 * that is not {@link Scoped} is closed to them, whatever other roles their token has.
 */
public class PartnersAtTheDoor {

    private static final int AFTER_WAITING = Priorities.USER + 200;
    private static final int LONGEST_PATH = 200;

    private final CurrentIdentityAssociation identities;
    private final Grants grants;
    private final CustomerAccess access;
    private final Clock clock;

    PartnersAtTheDoor(CurrentIdentityAssociation identities, Grants grants, CustomerAccess access, Clock clock) {
        this.identities = identities;
        this.grants = grants;
        this.access = access;
        this.clock = clock;
    }

    @ServerRequestFilter(priority = AFTER_WAITING)
    public Uni<Response> beforeRequest(ResourceInfo route, ContainerRequestContext request) {
        if (!says(route)) {
            return Uni.createFrom().nullItem();
        }
        CustomerAccess current = ClientProxy.unwrap(access);
        return identities
                .getDeferredIdentity()
                .map(PartnersAtTheDoor::partner)
                // A token that is no good is refused by who asks for a good one.
                .onFailure()
                .recoverWithItem(Optional.empty())
                .chain(partner -> partner.map(name -> asked(name, route, request, current))
                        .orElseGet(() -> Uni.createFrom().nullItem()));
    }

    private Uni<Response> asked(
            String partner, ResourceInfo route, ContainerRequestContext request, CustomerAccess current) {
        Scoped scoped = route.getResourceMethod().getAnnotation(Scoped.class);
        if (scoped == null) {
            return refused(Problem.forbidden("This is not open to partners."));
        }
        Optional<UUID> customer = customer(request);
        if (customer.isEmpty()) {
            return refused(Problem.of(404, "not-found", "Not found", "This is no customer's id."));
        }
        String path = request.getUriInfo().getPath();
        Action action = new Action(
                Ids.next(),
                customer.get(),
                partner,
                scoped.value(),
                request.getMethod(),
                path.substring(0, Math.min(path.length(), LONGEST_PATH)),
                false,
                clock.instant());
        return grants.ask(action).chain(allowed -> {
            if (!allowed) {
                return refused(Problem.of(
                        403,
                        "scope-missing",
                        "The customer has not granted this",
                        "The scope " + scoped.value() + " of this customer is not granted to you, or not any more."));
            }
            current.grant(customer.get());
            return Uni.createFrom().nullItem();
        });
    }

    private static Uni<Response> refused(Problem problem) {
        return Uni.createFrom().item(problem.toResponse());
    }

    private static Optional<UUID> customer(ContainerRequestContext request) {
        try {
            return Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst("id"))
                    .map(UUID::fromString);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<String> partner(SecurityIdentity identity) {
        return !identity.isAnonymous()
                        && identity.hasRole(Roles.PARTNER)
                        && identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getSubject())
                : Optional.empty();
    }

    private static boolean says(ResourceInfo route) {
        return route.getResourceMethod().isAnnotationPresent(RolesAllowed.class)
                || route.getResourceClass().isAnnotationPresent(RolesAllowed.class);
    }
}
