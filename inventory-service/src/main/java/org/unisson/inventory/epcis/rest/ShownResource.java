package org.unisson.inventory.epcis.rest;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Parameters;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.epcis.application.ShownViews;
import org.unisson.inventory.stock.domain.Place;

/** What of a SKU customers can see and touch in a store. */
@Path("/stock/{gln}/{sku}/shown")
@Authenticated
@Tag(name = "RFID")
public class ShownResource {

    private final ShownViews views;
    private final Transactions transactions;

    ShownResource(ShownViews views, Transactions transactions) {
        this.views = views;
        this.transactions = transactions;
    }

    @GET
    @Operation(
            summary = "How many items of a SKU were last seen where customers can reach them, and how many elsewhere",
            description = "By reads of serialised items only, as of the last of them (asOf); all zero where none was"
                    + " ever read.")
    public Uni<ShownViews.Shown> get(String gln, String sku) {
        Place place = new Place(Parameters.gln("gln", gln), sku(sku));
        return transactions.read(tx -> views.at(tx, place));
    }

    private static Sku sku(String code) {
        try {
            return new Sku(code);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("sku", malformed.getMessage()).asException();
        }
    }
}
