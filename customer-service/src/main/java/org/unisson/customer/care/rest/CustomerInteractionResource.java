package org.unisson.customer.care.rest;

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
import org.unisson.chassis.security.Roles;
import org.unisson.customer.care.application.InteractionView;
import org.unisson.customer.care.application.Interactions;
import org.unisson.customer.registry.application.CustomerAccess;
import org.unisson.customer.registry.application.FindingCustomers;

/** The contacts with a customer. */
@Path("/customers/{id}/interactions")
public class CustomerInteractionResource {

    private final Transactions transactions;
    private final Interactions interactions;
    private final FindingCustomers finding;
    private final CustomerAccess access;

    CustomerInteractionResource(
            Transactions transactions, Interactions interactions, FindingCustomers finding, CustomerAccess access) {
        this.transactions = transactions;
        this.interactions = interactions;
        this.finding = finding;
        this.access = access;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "The contacts with the person that a customer is, of every channel, newest first",
            description = "A shopper reads those that are shown to them. next is the cursor of the following page.")
    public Uni<Page<InteractionView>> page(
            @PathParam("id") UUID id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int items = Page.limit(limit);
        boolean forCustomer = access.isOnlyShopper();
        return finding.byId(id)
                .chain(found -> transactions.read(tx -> interactions.ofCustomer(tx, id, forCustomer, items, cursor)))
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(one -> InteractionView.of(one, forCustomer))
                                .toList(),
                        page.next()));
    }
}
