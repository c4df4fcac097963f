package org.unisson.customer.care.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.care.application.InteractionView;
import org.unisson.customer.care.application.Interactions;
import org.unisson.customer.care.application.KeepingContacts;
import org.unisson.customer.registry.application.CustomerAccess;
import org.unisson.customer.registry.application.FindingCustomers;

/** Contacts with customers, on every channel: whoever answers next sees them. */
@Path("/interactions/{id}")
public class InteractionResource {

    private final Transactions transactions;
    private final KeepingContacts keeping;
    private final Interactions interactions;
    private final FindingCustomers finding;
    private final CustomerAccess access;
    private final Contacts contacts;

    InteractionResource(
            Transactions transactions,
            KeepingContacts keeping,
            Interactions interactions,
            FindingCustomers finding,
            CustomerAccess access,
            Contacts contacts) {
        this.transactions = transactions;
        this.keeping = keeping;
        this.interactions = interactions;
        this.finding = finding;
        this.access = access;
        this.contacts = contacts;
    }

    /** What is answered: no more than the client knows. */
    public record Kept(UUID interactionId) {}

    @PUT
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Keeps a contact under an id of the client's (UUIDv7): 201, or 200 where it was kept before",
            description = "It is never changed: 409 another-interaction where something else is kept under the id. 422"
                    + " unknown-customer, unknown-store or unknown-case. What a customer tells in a case that waits for"
                    + " the customer opens it. A shopper tells what they said themselves: INBOUND, and shown to them.")
    public Uni<Response> put(@PathParam("id") UUID id, @NotNull @Valid CareRequests.NewInteraction body) {
        var told = contacts.told(id, body);
        return transactions.run(tx -> keeping.keep(tx, told)).map(isNew -> Response.status(
                        isNew ? Response.Status.CREATED : Response.Status.OK)
                .entity(new Kept(id))
                .build());
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "A contact; a shopper reads what is shown to them")
    public Uni<InteractionView> get(@PathParam("id") UUID id) {
        boolean forCustomer = access.isOnlyShopper();
        return transactions.read(tx -> interactions
                .find(tx, id)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("interaction", id).asException()))
                .call(found -> finding.visible(tx, found.customerId()))
                .map(found -> {
                    if (forCustomer && !found.shown()) {
                        throw Problem.notFound("interaction", id).asException();
                    }
                    return InteractionView.of(found, forCustomer);
                }));
    }
}
