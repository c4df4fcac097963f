package org.unisson.inventory.stock.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.inventory.stock.application.MoveStock;
import org.unisson.inventory.stock.domain.Disposition;
import org.unisson.inventory.stock.domain.Place;

/** What becomes of pieces that are set apart, or are to be. */
@Path("/stock/{gln}/{sku}/dispositions")
@Tag(name = "Stock")
public class DispositionResource {

    private final Commands commands;
    private final MoveStock move;
    private final Caller caller;

    DispositionResource(Commands commands, MoveStock move, Caller caller) {
        this.commands = commands;
        this.move = move;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Moves pieces between sellable stock, quality control and damaged, or writes them off;"
                    + " answers the level",
            description = "For an associate of the location. An entry of the ledger with the reason RESTOCKED,"
                    + " QUALITY_CONTROL, DAMAGED or WRITE_OFF, after what they become. A reference is booked once per"
                    + " location, SKU and reason, for ever: repeated, it moves nothing and counts as unchanged; with"
                    + " other pieces, 409 reference-used. 409 not-enough-stock where fewer are in that state. 422 for an"
                    + " unknown SKU or location.")
    public Uni<Response> dispose(
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            String gln,
            String sku,
            @NotNull @Valid DispositionBody body) {
        Place place = Places.of(gln, sku);
        caller.requireStore(place.location());
        Disposition disposition = body.toDomain(place);
        return commands.run(key, "dispose " + place.key(), body, tx -> move.dispose(tx, disposition)
                .map(moved -> Answer.ok(LevelBody.of(moved))));
    }
}
