package org.unisson.inventory.hold.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.inventory.hold.application.FindHold;
import org.unisson.inventory.hold.application.GiveHoldBack;
import org.unisson.inventory.hold.application.HoldForCart;
import org.unisson.inventory.hold.application.HoldsOfTheMoment;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.sourcing.domain.Basket;

/** Pieces set aside for a cart for some minutes, before it is ordered. A cart of nobody is its id's bearer's. */
@Path("/holds/{cartId}")
@RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
@Tag(name = "Holds")
public class HoldResource {

    private final Transactions transactions;
    private final HoldsOfTheMoment together;
    private final HoldForCart hold;
    private final GiveHoldBack giveBack;
    private final FindHold find;
    private final Caller caller;

    HoldResource(
            Transactions transactions,
            HoldsOfTheMoment together,
            HoldForCart hold,
            GiveHoldBack giveBack,
            FindHold find,
            Caller caller) {
        this.transactions = transactions;
        this.together = together;
        this.hold = hold;
        this.giveBack = giveBack;
        this.find = find;
        this.caller = caller;
    }

    @PUT
    @Operation(
            summary = "Sets all lines aside for the cart, or none, in place of what it held before",
            description = "Each time it holds for as long as the policy of the channel says (holdFor), in all at most"
                    + " three times that. 409 hold-refused, naming each line, where something cannot be had: what was held"
                    + " before is held still. 409 no-holds where the channel offers none, cart-ordered once the cart's order"
                    + " is reserved, hold-used-up for as long as holdFor after the cart has held as long as it may. 403 for"
                    + " the cart of another customer. 422 for an unknown SKU or location, and for more pieces than"
                    + " holdAtMost.")
    public Uni<HoldAnswer> put(UUID cartId, @NotNull @Valid HoldBody body) {
        if (body.customerId() != null) {
            caller.requireCustomer(body.customerId());
        }
        Optional<UUID> customer = Optional.ofNullable(body.customerId()).or(caller::customerId);
        Basket basket = body.toDomain();
        return together.put(cartId, basket, customer)
                .chain(held -> held.map(one -> Uni.createFrom().item(one))
                        .orElseGet(() -> transactions.run(
                                tx -> hold.put(tx, cartId, basket, customer, caller::requireCustomer))))
                .map(HoldAnswer::of);
    }

    @GET
    @Operation(
            summary = "What the cart holds, where, and until when",
            description = "403 for the cart of another customer. 404 where it holds nothing, or no longer.")
    public Uni<HoldAnswer> get(UUID cartId) {
        return find.of(cartId)
                .invoke(found -> found.flatMap(Hold::customer).ifPresent(caller::requireCustomer))
                .map(found -> HoldAnswer.of(found.orElseThrow(
                        () -> Problem.notFound("hold of cart", cartId).asException())));
    }

    @DELETE
    @Operation(
            summary = "Gives back what the cart holds; 204, also where it holds nothing",
            description = "403 for the cart of another customer.")
    public Uni<Void> delete(UUID cartId) {
        return transactions.run(tx -> giveBack.now(tx, cartId, caller::requireCustomer));
    }
}
