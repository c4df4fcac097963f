package org.unisson.order.ordering.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Commands;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.ordering.application.Aftermath;
import org.unisson.order.ordering.application.EditQuantity;
import org.unisson.order.payment.domain.CardToken;

/** More or fewer pieces of a line of an order that is a sale. */
@Path("/orders/{orderId}/lines/{lineId}/quantity")
@Tag(name = "Orders")
public class OrderQuantityResource {

    private final Commands commands;
    private final EditQuantity editing;
    private final Aftermath aftermath;
    private final OwnerAccess access;

    OrderQuantityResource(Commands commands, EditQuantity editing, Aftermath aftermath, OwnerAccess access) {
        this.commands = commands;
        this.editing = editing;
        this.aftermath = aftermath;
        this.access = access;
    }

    /**
     * How many pieces are wanted.
     *
     * @param quantity in all, with those that were added before; 0: the line is removed
     * @param cardToken that pays for more
     * @param version of the order that is edited, where no If-Match names it
     */
    record Wanted(
            @NotNull @Min(0) @Max(1_000_000_000) Long quantity,
            @Pattern(regexp = "[A-Za-z0-9_.-]{1,100}") String cardToken,
            @Min(1) Long version) {

        /** Without the card. */
        @Override
        public String toString() {
            return quantity + " pieces";
        }
    }

    @PUT
    @PermitAll
    @Operation(
            summary = "Changes how many pieces of a line of a confirmed order are wanted",
            description =
                    "Fewer (200): cancelled and refunded to the tenders they were paid with. What nobody has picked goes"
                            + " first, of that what is sent before what is collected, then where least is left; givenBack says where. A customer gives back"
                            + " what is not picked, those who serve them what has not left. More (202): an order that adds to"
                            + " this one (added, Location), sourced anew, all of it or nothing, at what the channel asks now, paid by cardToken. What is so"
                            + " already changes nothing. If-Match or the body names the order's version; 412 where it has another. 409"
                            + " too-late-to-cancel, in-another-order, part-of-a-bundle, order-not-decided, order-not-confirmed, and as where an order is placed: all"
                            + " stays as it was.")
    public Uni<Response> put(
            UUID orderId,
            UUID lineId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Wanted body) {
        EditQuantity.Edit edit = new EditQuantity.Edit(
                orderId,
                lineId,
                body.quantity(),
                EditedVersion.of(ifMatch, body.version()),
                CardToken.orNull(body.cardToken()),
                access.isServing());
        return commands.run(
                        key,
                        "quantity of line " + lineId + " of order " + orderId + " at " + edit.ifMatch(),
                        body,
                        tx -> editing.edit(tx, edit, order -> access.require(order.customerId())))
                .invoke(() -> aftermath.of(List.of(orderId)));
    }
}
