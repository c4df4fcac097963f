package org.unisson.chassis.persons;

import io.quarkus.arc.All;
import io.quarkus.arc.ClientProxy;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;

/**
 * Learns, before a shopper's request is served, which customers are one person with the one that the token names: what is
 * theirs is the shopper's own, in every route at once, and no more as soon as they have parted. Asked anew for each request:
 * nothing remembered could tell that they have. Routes that say nothing of who may call them answer everybody alike, and
 * are not delayed.
 */
public class CallersPerson {

    /** After the filter that waits for what the request must see. */
    private static final int AFTER_WAITING = Priorities.USER + 100;

    private static final String MEMBERS = Members.of("$1");

    private final List<BelongingFeed> followed;
    private final CurrentIdentityAssociation identities;
    private final Pool database;
    private final Caller caller;

    CallersPerson(
            @All List<BelongingFeed> followed, CurrentIdentityAssociation identities, Pool database, Caller caller) {
        this.followed = followed;
        this.identities = identities;
        this.database = database;
        this.caller = caller;
    }

    @ServerRequestFilter(priority = AFTER_WAITING)
    public Uni<Response> beforeRequest(ResourceInfo route) {
        if (followed.isEmpty() || !says(route, RolesAllowed.class) && !says(route, PermitAll.class)) {
            return Uni.createFrom().nullItem();
        }
        Caller current = ClientProxy.unwrap(caller);
        return identities
                .getDeferredIdentity()
                .map(CallersPerson::customer)
                // A token that is no good is refused by who asks for a good one.
                .onFailure()
                .recoverWithItem(Optional.empty())
                .chain(customer -> customer.map(id -> members(id).invoke(current::isOneWith))
                        .orElseGet(() -> Uni.createFrom().nullItem()))
                .map(done -> null);
    }

    // Not through a session: a route that blocks is not on an event loop yet.
    private Uni<Set<UUID>> members(UUID customer) {
        return database.preparedQuery(MEMBERS).execute(Tuple.of(customer)).map(rows -> {
            Set<UUID> members = new HashSet<>();
            rows.forEach(row -> members.add(row.getUUID(0)));
            return members;
        });
    }

    private static Optional<UUID> customer(SecurityIdentity identity) {
        return !identity.isAnonymous()
                        && identity.hasRole(Roles.CUSTOMER)
                        && identity.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim("customer_id") instanceof String customer
                ? Optional.of(UUID.fromString(customer))
                : Optional.empty();
    }

    private static boolean says(ResourceInfo route, Class<? extends Annotation> who) {
        return route.getResourceMethod().isAnnotationPresent(who)
                || route.getResourceClass().isAnnotationPresent(who);
    }
}
