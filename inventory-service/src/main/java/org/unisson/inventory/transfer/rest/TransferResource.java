package org.unisson.inventory.transfer.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.inventory.transfer.application.CancelTransfer;
import org.unisson.inventory.transfer.application.ReceiveTransfer;
import org.unisson.inventory.transfer.application.ShipTransfer;
import org.unisson.inventory.transfer.domain.Delivery;
import org.unisson.inventory.transfer.domain.Shipment;

/** Goods that are sent from one location to another: shipped, on their way, received, with what differs. */
@Path("/transfers")
@Tag(name = "Transfers")
public class TransferResource {

    private final Commands commands;
    private final ShipTransfer ship;
    private final ReceiveTransfer receive;
    private final CancelTransfer cancel;
    private final Caller caller;
    private final Clock clock;

    TransferResource(
            Commands commands,
            ShipTransfer ship,
            ReceiveTransfer receive,
            CancelTransfer cancel,
            Caller caller,
            Clock clock) {
        this.commands = commands;
        this.ship = ship;
        this.receive = receive;
        this.cancel = cancel;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Ships goods to another location, all or none; 201 with the transfer",
            description =
                    "For an associate of the location they leave. 409 not-enough-stock, naming each line, if fewer"
                            + " pieces would stay on hand than are reserved there. A location's reference ships once, for ever:"
                            + " again, it answers 200 with the transfer as it is now; with other content, 409 reference-used. 422"
                            + " for an unknown SKU or location.")
    public Uni<Response> ship(@HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid ShipmentBody body) {
        caller.requireStore(body.from());
        Shipment shipment = body.toDomain(clock.instant());
        return commands.run(key, "ship transfer", body, tx -> ship.now(tx, shipment)
                .map(sent -> sent.fresh()
                        ? Answer.created("/transfers/" + sent.transfer().id(), TransferBody.of(sent.transfer()))
                        : Answer.ok(TransferBody.of(sent.transfer()))));
    }

    @POST
    @Path("/{transferId}/receipts")
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Receives what has arrived of a transfer; answers the transfer",
            description = "For an associate of the location they go to. In as many parts as it comes; more than was"
                    + " shipped, and SKUs that were not, are taken as they are. Damaged pieces come beside the received"
                    + " ones, and are not put on hand. With complete the transfer is closed: what has not arrived is"
                    + " missing. 409 transfer-closed after that. 422 for an unknown SKU.")
    public Uni<Response> receive(
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, UUID transferId, @NotNull @Valid ReceiptBody body) {
        Delivery delivery = body.toDomain(clock.instant());
        return commands.run(key, "receive transfer " + transferId, body, tx -> receive.now(
                        tx, transferId, delivery, transfer -> caller.requireStore(transfer.to()))
                .map(transfer -> Answer.ok(TransferBody.of(transfer))));
    }

    @POST
    @Path("/{transferId}/cancellation")
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Calls a transfer back: its goods are on hand again where they came from",
            description = "For an associate of that location. 409 transfer-partly-received once something has arrived,"
                    + " transfer-closed once it is received; cancelled before, it stays as it is.")
    public Uni<Response> cancel(@HeaderParam(Commands.IDEMPOTENCY_KEY) String key, UUID transferId) {
        return commands.run(key, "cancel transfer " + transferId, null, tx -> cancel.now(
                        tx, transferId, transfer -> caller.requireStore(transfer.from()))
                .map(transfer -> Answer.ok(TransferBody.of(transfer))));
    }
}
