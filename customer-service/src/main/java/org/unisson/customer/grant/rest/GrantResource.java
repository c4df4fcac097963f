package org.unisson.customer.grant.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.grant.application.Granting;
import org.unisson.customer.grant.application.Grants;
import org.unisson.customer.grant.application.Grants.Action;
import org.unisson.customer.grant.domain.Grant;
import org.unisson.customer.grant.domain.Scope;
import org.unisson.customer.registry.application.FindingCustomers;

/** What a customer grants third parties' agents, and what they did with it (R46). */
@Path("/customers/{id}/grants")
public class GrantResource {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final String SCOPES =
            Arrays.stream(Scope.values()).map(Scope::text).collect(Collectors.joining(", "));

    private final FindingCustomers finding;
    private final Transactions transactions;
    private final Granting granting;
    private final Grants grants;
    private final Caller caller;
    private final Clock clock;

    GrantResource(
            FindingCustomers finding,
            Transactions transactions,
            Granting granting,
            Grants grants,
            Caller caller,
            Clock clock) {
        this.finding = finding;
        this.transactions = transactions;
        this.granting = granting;
        this.grants = grants;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param scopes at least one @param until at most 366 days from now */
    public record GrantBody(List<String> scopes, Instant until) {}

    /** @param inForce whether it holds now */
    public record GrantView(
            UUID customerId,
            String partner,
            long version,
            List<String> scopes,
            Instant until,
            boolean inForce,
            String by,
            Instant at) {

        static GrantView of(Grant grant, Instant now) {
            return new GrantView(
                    grant.customerId(),
                    grant.partner(),
                    grant.version(),
                    grant.scopes().stream().map(Scope::text).toList(),
                    grant.until(),
                    grant.isInForce(now),
                    grant.by(),
                    grant.at());
        }
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.ADMIN})
    @Operation(summary = "What the person grants whom, also what has ended or was taken back")
    public Uni<List<GrantView>> all(@PathParam("id") UUID id) {
        return finding.byId(id)
                .chain(found -> transactions.read(tx -> grants.ofPerson(tx, id)))
                .map(all -> all.stream()
                        .map(grant -> GrantView.of(grant, clock.instant()))
                        .toList());
    }

    @PUT
    @Path("/{partner}")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT})
    @Operation(
            summary = "Grants a partner's agent scopes until an instant, in the place of what it was granted before:"
                    + " profile:read, timeline:read, segments:read")
    public Uni<GrantView> grant(
            @PathParam("id") UUID id, @PathParam("partner") String partner, @NotNull GrantBody body) {
        Instant now = clock.instant();
        List<Scope> scopes = check(partner, body, now);
        String by = caller.subject();
        return finding.byId(id)
                .chain(found -> transactions.run(tx -> granting.grant(tx, id, partner, scopes, body.until(), by)))
                .map(grant -> GrantView.of(grant, now));
    }

    @DELETE
    @Path("/{partner}")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT})
    @Operation(summary = "Takes it back, at once; 404 where nothing is granted")
    public Uni<Response> takeBack(@PathParam("id") UUID id, @PathParam("partner") String partner) {
        String by = caller.subject();
        return finding.byId(id)
                .chain(found -> transactions.run(tx -> granting.takeBack(tx, id, partner, by)))
                .map(done -> Response.noContent().build());
    }

    @GET
    @Path("/actions")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.ADMIN})
    @Operation(
            summary = "What partners' agents asked for, granted or not, the newest first; next is the cursor of the"
                    + " following page")
    public Uni<Page<Action>> actions(
            @PathParam("id") UUID id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int items = Page.limit(limit);
        UUID before = Page.afterId(cursor, AFTER_ALL);
        return finding.byId(id)
                .chain(found -> transactions.read(tx -> grants.actions(tx, id, before, items + 1)))
                .map(found -> Page.of(found, items, action -> action.actionId().toString()));
    }

    private static List<Scope> check(String partner, GrantBody body, Instant now) {
        List<Violation> wrong = new ArrayList<>();
        if (!partner.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}") || partner.equals("actions")) {
            wrong.add(new Violation("partner", "is 1 to 64 letters, digits, points, underscores and hyphens"));
        }
        List<Scope> scopes = new ArrayList<>();
        if (body.scopes() == null || body.scopes().isEmpty() || body.scopes().size() > Scope.values().length) {
            wrong.add(new Violation("/scopes", "is some of " + SCOPES));
        } else {
            for (int i = 0; i < body.scopes().size(); i++) {
                Optional<Scope> scope = Scope.of(body.scopes().get(i));
                if (scope.isEmpty()) {
                    wrong.add(new Violation("/scopes/" + i, "is one of " + SCOPES));
                } else {
                    scopes.add(scope.get());
                }
            }
        }
        if (body.until() == null || !body.until().isAfter(now) || body.until().isAfter(now.plus(LONGEST))) {
            wrong.add(new Violation("/until", "is required, yet to come and within a year"));
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong).asException();
        }
        return scopes;
    }
}
