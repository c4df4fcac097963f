package org.unisson.inventory.stock.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.inventory.stock.application.KeepThreshold;
import org.unisson.inventory.stock.application.MoveStock;
import org.unisson.inventory.stock.domain.Place;

/** From when on a place is low. */
@Path("/stock/{gln}/{sku}/threshold")
@Tag(name = "Stock")
public class ThresholdResource {

    private final Transactions transactions;
    private final MoveStock move;
    private final KeepThreshold keep;
    private final Caller caller;

    ThresholdResource(Transactions transactions, MoveStock move, KeepThreshold keep, Caller caller) {
        this.transactions = transactions;
        this.move = move;
        this.keep = keep;
        this.caller = caller;
    }

    @PUT
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Says from how many available pieces on a place is low; null: never",
            description = "StockLow is published when it comes to that many or fewer, once, and again only after it has"
                    + " been above; at once where it is low already. 422 for an unknown SKU or location.")
    public Uni<LevelBody> put(String gln, String sku, @NotNull @Valid ThresholdBody body) {
        Place place = Places.of(gln, sku);
        caller.requireStore(place.location());
        return transactions.run(tx -> move.requireKnown(tx, place)
                .chain(() -> keep.at(tx, place, body.threshold()))
                .map(LevelBody::of));
    }
}
