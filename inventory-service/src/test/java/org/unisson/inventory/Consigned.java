package org.unisson.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.testing.EventSender;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.order.events.OrderFulfilled;
import org.unisson.order.events.OrderLine;
import org.unisson.schemas.Topics;

/** Says of consignments what the order service would say. */
final class Consigned {

    private final EventSender sender;

    Consigned(EventSender sender) {
        this.sender = sender;
    }

    /** Pieces of the line of which nothing is known yet. */
    static ConsignedLine.Builder pieces(OrderLine line, long quantity) {
        return ConsignedLine.newBuilder()
                .setLineId(line.getLineId())
                .setSku(line.getSku())
                .setQuantity(quantity)
                .setHandedOver(0)
                .setNotFound(0)
                .setWithdrawn(0)
                .setCancelled(0);
    }

    /** A parcel of that order from that location. */
    static ConsignmentChanged.Builder parcel(
            UUID consignment, UUID order, String location, String status, ConsignedLine.Builder... lines) {
        return ConsignmentChanged.newBuilder()
                .setConsignmentId(consignment)
                .setOrderId(order)
                .setChannel("web-fr")
                .setLocation(location)
                .setMethod("SHIP")
                .setStatus(status)
                .setLines(List.of(lines).stream()
                        .map(ConsignedLine.Builder::build)
                        .toList());
    }

    void tell(long version, ConsignmentChanged.Builder told) {
        tell(version, told, Instant.now());
    }

    /** The same of a change at that moment. */
    void tell(long version, ConsignmentChanged.Builder told, Instant at) {
        ConsignmentChanged event = told.setVersion(version).setChangedAt(at).build();
        sender.send(Event.of(Topics.CONSIGNMENTS, event.getConsignmentId().toString(), version, event, at));
    }

    void fulfilled(UUID order, long version) {
        Instant now = Instant.now();
        sender.send(Event.of(
                Topics.ORDERS,
                order.toString(),
                version,
                OrderFulfilled.newBuilder()
                        .setOrderId(order)
                        .setVersion(version)
                        .setConsigned(true)
                        .setFulfilledAt(now)
                        .build(),
                now));
    }
}
