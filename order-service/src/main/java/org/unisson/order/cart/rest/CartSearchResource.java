package org.unisson.order.cart.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.cart.application.CartView;
import org.unisson.order.cart.application.ShowCart;
import org.unisson.order.reference.application.KnownReferences;

/** Finds a person's open cart, by who they are or by the loyalty card they show. */
@Path("/carts")
@RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
@Tag(name = "Carts")
public class CartSearchResource {

    private final Transactions transactions;
    private final KnownReferences references;
    private final OwnerAccess access;
    private final ShowCart showing;

    CartSearchResource(Transactions transactions, KnownReferences references, OwnerAccess access, ShowCart showing) {
        this.transactions = transactions;
        this.references = references;
        this.access = access;
        this.showing = showing;
    }

    @GET
    @Operation(
            summary = "The open cart of a customer or of a card's holder",
            description =
                    "Exactly one of customer and card. Of several customers that are one person, the open cart that was"
                            + " touched last, whichever of them it is; the others are named in otherOpen. 404: there is no open"
                            + " cart, or nobody known has the card.")
    public Uni<CartView> open(
            @QueryParam("customer") UUID customer,
            @QueryParam("card") String card,
            @QueryParam("channel") String channel) {
        if ((customer == null) == (card == null)) {
            throw Problem.invalid("customer", "give exactly one of customer and card")
                    .asException();
        }
        return transactions.read(tx ->
                person(tx, customer, card).invoke(access::require).chain(known -> showing.openOf(tx, known, channel)));
    }

    private Uni<UUID> person(Transaction tx, UUID customer, String card) {
        if (customer != null) {
            return Uni.createFrom().item(customer);
        }
        return references.customersOf(tx, List.of(card)).map(holders -> {
            UUID holder = holders.get(card);
            if (holder == null) {
                throw Problem.notFound("customer with card", card).asException();
            }
            return holder;
        });
    }
}
