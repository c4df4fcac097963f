package org.unisson.order.exchange.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.values.Sku;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.exchange.application.ReplaceLine;
import org.unisson.order.ordering.application.Aftermath;
import org.unisson.order.ordering.application.Placing;
import org.unisson.order.ordering.rest.EditedVersion;
import org.unisson.order.payment.domain.CardToken;

/** Other goods instead of a line of an order, before it is picked. */
@Path("/orders/{orderId}/lines/{lineId}/replacement")
@Tag(name = "Orders")
public class LineReplacementResource {

    private final Commands commands;
    private final ReplaceLine replacing;
    private final Aftermath aftermath;
    private final OwnerAccess access;

    LineReplacementResource(Commands commands, ReplaceLine replacing, Aftermath aftermath, OwnerAccess access) {
        this.commands = commands;
        this.replacing = replacing;
        this.aftermath = aftermath;
        this.access = access;
    }

    /**
     * What is wanted instead.
     *
     * @param quantity pieces; left out: as many as nobody has picked
     * @param cardToken that pays what is dearer
     * @param appointment reference of the appointment upon which a brand is sold, 1 to 100 characters; or left out
     * @param version of the order that is edited, where no If-Match names it
     */
    record Wanted(
            @NotNull Sku sku,
            @Min(1) @Max(1_000_000_000) Long quantity,
            @Pattern(regexp = "[A-Za-z0-9_.-]{1,100}") String cardToken,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Pattern(regexp = "[^\\p{Cntrl}]{1,100}")
            String appointment,

            @Min(1) Long version) {

        /** Without the card. */
        @Override
        public String toString() {
            return quantity + " pieces of " + sku;
        }
    }

    @POST
    @PermitAll
    @Operation(
            summary = "Has other goods instead of a line of a confirmed order",
            description =
                    "All or nothing (202, replacement, Location): an order is placed for them, by the same way to the same"
                            + " address. The line stays until that is a sale; then, in the same moment, it is given up, and what"
                            + " card and cash had paid for it is set off against what the others cost: cardToken pays what is dearer,"
                            + " and what is left goes back, points and gift cards always. Another variant of the same product costs"
                            + " what was paid. Where the line is picked or cancelled first, the order ends with the reason"
                            + " REPLACED_LINE_GONE, and nothing is charged; where it cannot be had or paid, the line stays. If-Match"
                            + " or the body names the order's version; 412 where it has another. 409 too-late-to-change,"
                            + " being-replaced, part-of-a-bundle, nothing-paid, order-not-decided, order-not-confirmed; 422 same-sku,"
                            + " payment-missing, and as where an order is placed: all stays as it was.")
    public Uni<Response> ask(
            UUID orderId,
            UUID lineId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Wanted body) {
        String edited = EditedVersion.of(ifMatch, body.version());
        return commands.run(
                        key,
                        "replacement of line " + lineId + " of order " + orderId + " at " + edited,
                        body,
                        tx -> replacing.ask(
                                tx,
                                new ReplaceLine.Wanted(
                                        orderId,
                                        lineId,
                                        body.sku(),
                                        body.quantity(),
                                        edited,
                                        CardToken.orNull(body.cardToken()),
                                        new Placing.Served(access.admit(null), body.appointment()),
                                        access.isServing() ? "STAFF" : "OWNER"),
                                order -> access.require(order.customerId())))
                .invoke(() -> aftermath.of(List.of(orderId)));
    }
}
