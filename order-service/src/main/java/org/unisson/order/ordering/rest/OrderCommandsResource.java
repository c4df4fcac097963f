package org.unisson.order.ordering.rest;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.ordering.application.Aftermath;
import org.unisson.order.ordering.application.EndOrder;
import org.unisson.order.ordering.domain.CancelReason;
import org.unisson.order.ordering.domain.OrderLine;

/** What people ask of an order that was placed. */
@Path("/orders/{orderId}")
@Tag(name = "Orders")
public class OrderCommandsResource {

    private final Commands commands;
    private final EndOrder ending;
    private final Aftermath aftermath;
    private final OwnerAccess access;
    private final Caller caller;

    OrderCommandsResource(Commands commands, EndOrder ending, Aftermath aftermath, OwnerAccess access, Caller caller) {
        this.commands = commands;
        this.ending = ending;
        this.aftermath = aftermath;
        this.access = access;
        this.caller = caller;
    }

    @POST
    @Path("/cancel")
    @PermitAll
    @Operation(
            summary = "Cancels an order that is not confirmed yet",
            description = "Nothing is charged. 409: it is confirmed; what has been sold comes back as a return.")
    public Uni<Response> cancel(
            UUID orderId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid OrderRequests.Cancellation body) {
        CancelReason by = access.isServing() ? CancelReason.AGENT : CancelReason.CUSTOMER;
        return commands.run(
                        key,
                        "cancel order " + orderId,
                        body,
                        tx -> ending.cancel(
                                tx, orderId, order -> access.require(order.customerId()), by, body.reason()))
                .invoke(() -> aftermath.of(List.of(orderId)));
    }

    @POST
    @Path("/fulfilment")
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE})
    @Operation(
            summary = "Says that the goods of a confirmed order have been handed over",
            description =
                    "All that is still to be handed over, whatever step it was at; consignments can be handed over one by"
                            + " one. An associate says it of what lies in their own stores (403 for what does not). 409: it is"
                            + " not confirmed. Said again, it changes nothing.")
    public Uni<Response> fulfil(
            UUID orderId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid OrderRequests.Fulfilled body) {
        return commands.run(
                        key,
                        "fulfil order " + orderId,
                        body,
                        tx -> ending.handOver(tx, orderId, this::requireItsStores))
                .invoke(() -> aftermath.of(List.of(orderId)));
    }

    @POST
    @Path("/lines/{lineId}/cancellation")
    @PermitAll
    @Operation(
            summary = "Cancels pieces of a line of a confirmed order that have not left",
            description = "What was paid for them goes back to the tenders it came from. A customer cancels what is not"
                    + " picked yet, those who serve them what has not left. Of several places what nobody has picked goes"
                    + " first, of that what is sent before what is collected, then where least is left; givenBack says where."
                    + " 409 too-late-to-cancel: fewer can be.")
    public Uni<Response> cancelLine(
            UUID orderId,
            UUID lineId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid OrderRequests.LineCancellation body) {
        boolean evenPicked = access.isServing();
        return commands.run(
                        key,
                        "cancel line " + lineId + " of order " + orderId,
                        body,
                        tx -> ending.cancelLine(
                                tx,
                                orderId,
                                order -> access.require(order.customerId()),
                                lineId,
                                body.quantity(),
                                evenPicked))
                .invoke(() -> aftermath.of(List.of(orderId)));
    }

    private void requireItsStores(EndOrder.Goods goods) {
        if (caller.is(Roles.SERVICE)) {
            return;
        }
        if (!goods.places().isEmpty()) {
            goods.places().forEach(caller::requireStore);
            return;
        }
        for (OrderLine line : goods.order().lines()) {
            if (line.location() == null) {
                throw Problem.forbidden("Inventory chooses where it is sent from: only the role service may say this.")
                        .asException();
            }
            caller.requireStore(line.location());
        }
    }
}
