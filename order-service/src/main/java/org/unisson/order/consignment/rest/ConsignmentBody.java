package org.unisson.order.consignment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Parcel;
import org.unisson.order.consignment.domain.SentPieces;
import org.unisson.order.consignment.domain.Status;

/**
 * A consignment as it is shown.
 *
 * @param location GLN of where the goods are, or from where they were sent
 * @param pickupLocation GLN of the store to which they are sent to be collected; absent: they are handed out where they are
 * @param arrivedAt when they were first said to be there
 * @param promisedBy until when it is to be with the customer, or ready for them
 * @param promiseBrokenAt when that was found not to be so
 * @param parcel what the carrier calls it, once shipped
 * @param pickup once it is ready to be collected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsignmentBody(
        UUID consignmentId,
        UUID orderId,
        long version,
        Gln location,
        Gln pickupLocation,
        Instant arrivedAt,
        Fulfilment.Method method,
        Status status,
        List<Line> lines,
        Instant promisedBy,
        Instant promiseBrokenAt,
        Parcel parcel,
        Pickup pickup) {

    /**
     * Pieces of an order's line: quantity = open + handedOver + notFound + withdrawn + cancelled.
     *
     * @param sought of those not found or withdrawn, how many inventory still looks for elsewhere
     * @param sent pieces that have left for the store where they are collected, and, among the other figures, what
     *     became of those that did not reach the customer there; absent: none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            UUID lineId,
            Sku sku,
            long quantity,
            long open,
            long handedOver,
            long notFound,
            long withdrawn,
            long sought,
            long cancelled,
            SentPieces sent) {}

    /**
     * How it is collected.
     *
     * @param code to be shown by who collects; only for the customer and agents
     * @param locked whether too many wrong codes were shown: a new one must be made
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pickup(
            String code, Boolean locked, Instant slotFrom, Instant slotTo, Instant collectBy, String collectedBy) {}

    static ConsignmentBody of(Consignment it, boolean withCode) {
        return new ConsignmentBody(
                it.consignmentId(),
                it.orderId(),
                it.version(),
                it.location(),
                it.isForStore() ? it.leg().store() : null,
                it.isForStore() ? it.leg().arrivedAt() : null,
                it.method(),
                it.status(),
                it.lines().stream()
                        .map(line -> new Line(
                                line.lineId(),
                                line.sku(),
                                line.quantity(),
                                line.open(),
                                line.handedOver(),
                                line.notFound(),
                                line.withdrawn(),
                                line.sought(),
                                line.cancelled(),
                                line.sent().any() ? line.sent() : null))
                        .toList(),
                it.promisedBy(),
                it.brokenAt(),
                it.parcel(),
                it.pickup() == null ? null : pickup(it.pickup(), withCode));
    }

    private static Pickup pickup(org.unisson.order.consignment.domain.Pickup pickup, boolean withCode) {
        return new Pickup(
                withCode ? pickup.code() : null,
                pickup.locked() ? true : null,
                pickup.slotFrom(),
                pickup.slotTo(),
                pickup.collectBy(),
                pickup.collectedBy());
    }
}
