package org.unisson.customer.reminder.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.registry.application.FindingCustomers;
import org.unisson.customer.reminder.application.Decision;
import org.unisson.customer.reminder.application.Decisions;

/** Contact decisions, each with its reason. */
@Path("/decisions")
public class DecisionResource {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final Transactions transactions;
    private final Decisions decisions;
    private final FindingCustomers finding;

    DecisionResource(Transactions transactions, Decisions decisions, FindingCustomers finding) {
        this.transactions = transactions;
        this.decisions = decisions;
        this.finding = finding;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "The decisions on a customer or on a cart (one of them), newest first")
    public Uni<Page<Decision>> decisions(
            @QueryParam("customer") UUID customer,
            @QueryParam("cart") UUID cart,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if ((customer == null) == (cart == null)) {
            throw Problem.invalid("customer", "give exactly one of customer and cart")
                    .asException();
        }
        int items = Page.limit(limit);
        UUID before = Page.afterId(cursor, AFTER_ALL);
        Uni<Void> allowed = customer == null ? Uni.createFrom().voidItem() : finding.requireVisible(customer);
        return allowed.chain(() -> transactions.read(tx -> decisions.taken(tx, customer, cart, before, items + 1)))
                .call(found -> customer == null
                        ? requireAllowed(found)
                        : Uni.createFrom().voidItem())
                .map(found ->
                        Page.of(found, items, decision -> decision.decisionId().toString()));
    }

    /** A cart is one customer's at a time, but may have passed from one to another. */
    private Uni<Void> requireAllowed(List<Decision> found) {
        Uni<Void> allowed = Uni.createFrom().voidItem();
        for (UUID subject : found.stream().map(Decision::customerId).distinct().toList()) {
            allowed = allowed.chain(() -> finding.requireVisible(subject));
        }
        return allowed;
    }
}
