package org.unisson.customer.identity.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.identity.application.IdentityDecision;
import org.unisson.customer.identity.application.IdentityDecisions;

/** Why customers are one person, or are not. The keys they had in common are for agents and administrators. */
@Path("/identity/decisions")
public class IdentityDecisionResource {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final Transactions transactions;
    private final IdentityDecisions decisions;
    private final Caller caller;

    IdentityDecisionResource(Transactions transactions, IdentityDecisions decisions, Caller caller) {
        this.transactions = transactions;
        this.decisions = decisions;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "What was decided on who a customer is, newest first, each with rule, keys and confidence")
    public Uni<Page<IdentityDecision>> decisions(
            @QueryParam("customer") UUID customer,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (customer == null) {
            throw Problem.invalid("customer", "is required").asException();
        }
        int items = Page.limit(limit);
        UUID before = Page.afterId(cursor, AFTER_ALL);
        return transactions
                .read(tx -> decisions.on(tx, customer, before, items + 1))
                .map(found -> Page.of(found.stream().map(this::shown).toList(), items, decision -> decision.decisionId()
                        .toString()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "One decision on who is who, explained")
    public Uni<IdentityDecision> decision(@PathParam("id") UUID id) {
        return transactions.read(tx -> decisions.find(tx, id)).map(found -> found.map(this::shown)
                .orElseThrow(() -> Problem.notFound("decision", id).asException()));
    }

    private IdentityDecision shown(IdentityDecision decision) {
        return caller.is(Roles.AGENT) || caller.is(Roles.ADMIN) ? decision : decision.withoutValues();
    }
}
