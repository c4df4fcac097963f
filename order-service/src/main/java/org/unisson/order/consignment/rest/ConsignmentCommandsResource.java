package org.unisson.order.consignment.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.carrier.application.Labels;
import org.unisson.order.consignment.domain.ConsignmentMessage;
import org.unisson.order.consignment.domain.Parcel;

/** What is done with a consignment where its goods are. An associate does it in their own stores. */
@Path("/consignments/{consignmentId}")
@Tag(name = "Consignments")
@RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
public class ConsignmentCommandsResource {

    private final ConsignmentDesk desk;
    private final Transactions transactions;
    private final Labels labels;
    private final OwnerAccess access;

    ConsignmentCommandsResource(ConsignmentDesk desk, Transactions transactions, Labels labels, OwnerAccess access) {
        this.desk = desk;
        this.transactions = transactions;
        this.labels = labels;
        this.access = access;
    }

    @POST
    @Path("/pick")
    @Operation(
            summary = "It was picked; what is not on the shelf is named",
            description = "Pieces not found leave the location's stock and are looked for elsewhere; what is nowhere to"
                    + " be had is refunded. 409 where it names more than is open.")
    public Uni<Response> pick(
            UUID consignmentId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid ConsignmentRequests.Picked body) {
        return desk.run(key, "pick", consignmentId, body, new ConsignmentMessage.Picked(byLine(body.notFound())));
    }

    @POST
    @Path("/pack")
    @Operation(summary = "It is packed")
    public Uni<Response> pack(
            UUID consignmentId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid ConsignmentRequests.Nothing body) {
        return desk.run(key, "pack", consignmentId, body, new ConsignmentMessage.Packed());
    }

    @POST
    @Path("/ship")
    @Operation(
            summary = "The carrier has taken it: its goods leave the stock",
            description =
                    "To the customer, or to the store where it is collected. Carrier and trackingNumber come together; left"
                            + " out, they are those of its label. 409 where it is not packed, or has neither; where the"
                            + " carrier's number is another consignment's; or label-not-in-force, where its label was"
                            + " cancelled because the order has changed: ask for the label again.")
    public Uni<Response> ship(
            UUID consignmentId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid ConsignmentRequests.Shipped body) {
        return parcel(consignmentId, body).chain(parcel -> desk.ship(key, consignmentId, body, parcel));
    }

    private Uni<Parcel> parcel(UUID consignmentId, ConsignmentRequests.Shipped body) {
        if ((body.carrier() == null) != (body.trackingNumber() == null)) {
            throw Problem.invalid("/trackingNumber", "carrier and trackingNumber come together")
                    .asException();
        }
        if (body.carrier() != null) {
            return Uni.createFrom().item(new Parcel(body.carrier(), body.trackingNumber()));
        }
        return transactions.read(tx -> labels.of(tx, consignmentId)).map(label -> {
            if (label == null || label.trackingNumber() == null) {
                throw Problem.conflict("no-label", "The consignment has no label: say which carrier has taken it.")
                        .asException();
            }
            return new Parcel(label.carrier(), label.trackingNumber());
        });
    }

    @POST
    @Path("/arrive")
    @Operation(
            summary = "It has come to the store to which it was sent to be collected; what is missing is named",
            description = "Said by that store. Pieces not found are looked for elsewhere; what is nowhere to be had is"
                    + " refunded. 409 where it was not sent there, or it names more than was.")
    public Uni<Response> arrive(
            UUID consignmentId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid ConsignmentRequests.Arrived body) {
        return desk.run(key, "arrive", consignmentId, body, new ConsignmentMessage.Arrived(byLine(body.notFound())));
    }

    @POST
    @Path("/ready")
    @Operation(
            summary = "It lies ready to be collected, with a code that the customer is told",
            description =
                    "Where it is collected: what is sent there has to arrive first (409). What has not been collected by"
                            + " collectBy goes back on sale there and is refunded.")
    public Uni<Response> ready(
            UUID consignmentId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid ConsignmentRequests.Ready body) {
        if ((body.slotFrom() == null) != (body.slotTo() == null)) {
            throw Problem.invalid("/slotTo", "a slot has a beginning and an end")
                    .asException();
        }
        if (body.slotFrom() != null && !body.slotFrom().isBefore(body.slotTo())) {
            throw Problem.invalid("/slotTo", "is not after slotFrom").asException();
        }
        return desk.ready(key, consignmentId, body);
    }

    @POST
    @Path("/collect")
    @Operation(
            summary = "It is handed over to who shows the code: its goods leave the stock",
            description = "409 wrong-code; after five of them 409 code-locked, until the customer has a new one.")
    public Uni<Response> collect(
            UUID consignmentId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid ConsignmentRequests.Collected body) {
        return desk.run(
                key, "collect", consignmentId, body, new ConsignmentMessage.CodeShown(body.code(), body.collectedBy()));
    }

    @POST
    @Path("/code")
    @PermitAll
    @Operation(
            summary = "Makes a new pickup code, for the customer or an agent",
            description =
                    "The old one opens nothing any more; wrong codes are counted anew. 409 where it is not READY.")
    public Uni<Response> renewCode(
            UUID consignmentId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid ConsignmentRequests.Nothing body) {
        return desk.renewCode(key, consignmentId, owner -> {
            access.require(owner);
            access.requireNotInStore();
        });
    }

    private static Map<UUID, Long> byLine(List<ConsignmentRequests.Pieces> named) {
        Map<UUID, Long> byLine = new TreeMap<>();
        if (named != null) {
            named.forEach(pieces -> byLine.merge(pieces.lineId(), pieces.quantity(), Long::sum));
        }
        return byLine;
    }
}
