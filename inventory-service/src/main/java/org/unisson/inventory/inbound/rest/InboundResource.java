package org.unisson.inventory.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.inventory.inbound.application.AnnounceShipment;
import org.unisson.inventory.inbound.application.CancelShipment;
import org.unisson.inventory.inbound.application.ChangeShipment;
import org.unisson.inventory.inbound.application.ReceiveShipment;
import org.unisson.inventory.inbound.domain.Announcement;
import org.unisson.inventory.inbound.domain.Forecast;
import org.unisson.inventory.inbound.domain.InboundShipment;
import org.unisson.inventory.inbound.domain.Receipt;

/** Goods that suppliers send: announced, changed, received with what differs, called off. */
@Path("/inbound-shipments")
@Tag(name = "Inbound shipments")
public class InboundResource {

    private final Commands commands;
    private final Transactions transactions;
    private final AnnounceShipment announce;
    private final ChangeShipment change;
    private final ReceiveShipment receive;
    private final CancelShipment cancel;
    private final Caller caller;
    private final Clock clock;

    InboundResource(
            Commands commands,
            Transactions transactions,
            AnnounceShipment announce,
            ChangeShipment change,
            ReceiveShipment receive,
            CancelShipment cancel,
            Caller caller,
            Clock clock) {
        this.commands = commands;
        this.transactions = transactions;
        this.announce = announce;
        this.change = change;
        this.receive = receive;
        this.cancel = cancel;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Announces what a supplier sends to a location; 201 with the inbound shipment",
            description = "For an associate of the location. It counts as incoming there until it is received or"
                    + " called off. A supplier's reference announces once to a location, for ever: again, it answers"
                    + " 200 with the shipment as it is now; with other content, 409 reference-used: a change is put to the"
                    + " shipment. 422 for an unknown SKU or location.")
    public Uni<Response> announce(
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid AnnouncementBody body) {
        caller.requireStore(body.location());
        Announcement said = body.toDomain(clock.instant());
        return commands.run(key, "announce shipment", body, tx -> announce.now(tx, said)
                .map(announced -> announced.fresh()
                        ? Answer.created(
                                "/inbound-shipments/" + announced.shipment().id(), InboundBody.of(announced.shipment()))
                        : Answer.ok(InboundBody.of(announced.shipment()))));
    }

    @PUT
    @Path("/{shipmentId}")
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Changes when an inbound shipment is expected, and what is to come in all",
            description = "For an associate of its location. Pieces that have come stay, and count in what is said;"
                    + " a SKU that is not said is not to come any more. 409 inbound-closed once it is received or"
                    + " cancelled. 412 if If-Match names another version. 422 for an unknown SKU.")
    public Uni<Response> change(
            UUID shipmentId, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid ForecastBody body) {
        Forecast said = body.toDomain(clock.instant());
        return transactions
                .run(tx -> change.now(tx, shipmentId, said, ifMatch, this::requireItsLocation))
                .map(shipment -> Response.ok(InboundBody.of(shipment))
                        .header(HttpHeaders.ETAG, Versions.etag(shipment.version()))
                        .build());
    }

    @POST
    @Path("/{shipmentId}/receipts")
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Receives what has come of an inbound shipment; answers the shipment",
            description = "For an associate of its location. In as many parts as it comes; more than was announced, and"
                    + " SKUs that were not, are taken as they are. Damaged pieces come beside the received ones, and"
                    + " are not put on hand. With complete the shipment is closed: what has not come is missing. A"
                    + " reference receives a shipment once, for ever, whatever the Idempotency-Key: again, it answers the"
                    + " shipment as it is now; with other content, 409 reference-used. 409 inbound-closed once it is"
                    + " received or cancelled. 422 for an unknown SKU.")
    public Uni<Response> receive(
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, UUID shipmentId, @NotNull @Valid ReceiptBody body) {
        Receipt receipt = body.toDomain(clock.instant());
        return commands.run(key, "receive inbound shipment " + shipmentId, body, tx -> receive.now(
                        tx, shipmentId, receipt, this::requireItsLocation)
                .map(shipment -> Answer.ok(InboundBody.of(shipment))));
    }

    @POST
    @Path("/{shipmentId}/cancellation")
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Calls off what has not come of an inbound shipment; answers the shipment",
            description = "For an associate of its location. What has come stays. 409 inbound-closed once it is"
                    + " received; cancelled before, it stays as it is.")
    public Uni<Response> cancel(@HeaderParam(Commands.IDEMPOTENCY_KEY) String key, UUID shipmentId) {
        return commands.run(key, "cancel inbound shipment " + shipmentId, null, tx -> cancel.now(
                        tx, shipmentId, this::requireItsLocation)
                .map(shipment -> Answer.ok(InboundBody.of(shipment))));
    }

    private void requireItsLocation(InboundShipment shipment) {
        caller.requireStore(shipment.location());
    }
}
