package org.unisson.customer.delivery.application;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.customer.delivery.application.Consignments.Owned;
import org.unisson.customer.delivery.domain.Consignment;
import org.unisson.customer.delivery.domain.Status;
import org.unisson.customer.timeline.domain.Entry;
import org.unisson.customer.timeline.domain.Kind;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.order.events.DeliveryPromiseBroken;
import org.unisson.order.events.PickupReady;

/**
 * What becomes of a consignment, as entries of its customer's timeline. Each is named by the consignment and what
 * happened, and refers to the order. A state tells every milestone that lies behind it, so that a gap hides none.
 */
final class ConsignmentEntries {

    private ConsignmentEntries() {}

    /** @param before as known before the event */
    static List<Entry> of(SpecificRecord event, Consignment before) {
        return switch (event) {
            case ConsignmentChanged changed -> milestones(changed, before);
            case PickupReady ready ->
                List.of(Entry.of(
                                Kind.PICKUP_READY,
                                ready.getConsignmentId().toString(),
                                ready.getCustomerId(),
                                ready.getReadyAt(),
                                ready.getOrderId())
                        .at(null, ready.getLocation())
                        .because(ready.getCollectBy().toString()));
            case DeliveryPromiseBroken broken ->
                List.of(Entry.of(
                                Kind.PROMISE_BROKEN,
                                broken.getConsignmentId().toString(),
                                broken.getCustomerId(),
                                broken.getBrokenAt(),
                                broken.getOrderId())
                        .at(null, broken.getLocation())
                        .because(broken.getPromisedBy().toString()));
            default -> List.of();
        };
    }

    private static List<Entry> milestones(ConsignmentChanged changed, Consignment before) {
        Status status = Status.valueOf(changed.getStatus());
        List<Entry> entries = new ArrayList<>();
        switch (status) {
            case SHIPPED -> entries.add(shipped(changed));
            case DELIVERED -> {
                entries.add(shipped(changed));
                entries.add(handedOver(Kind.DELIVERED, changed));
            }
            case READY -> entries.add(entry(Kind.PICKUP_READY, changed));
            case COLLECTED -> entries.add(handedOver(Kind.COLLECTED, changed));
            // A store that closes withdraws what is open; who does not come in time has it cancelled.
            case CLOSED -> {
                if (before.endsUncollected(status, changed.getChangedAt())
                        && sum(changed, ConsignedLine::getWithdrawn) == 0
                        && sum(changed, ConsignedLine::getCancelled) > 0) {
                    entries.add(entry(Kind.NOT_COLLECTED, changed));
                }
            }
            case PACKED -> entries.add(entry(Kind.PACKED, changed).counting(sum(changed, ConsignedLine::getQuantity)));
            case ALLOCATED, PICKED -> {}
        }
        return entries;
    }

    private static Entry shipped(ConsignmentChanged changed) {
        Entry shipped = handedOver(Kind.SHIPPED, changed);
        return changed.getCarrier() == null
                ? shipped
                : shipped.because(changed.getCarrier() + " " + changed.getTrackingNumber());
    }

    private static Entry handedOver(Kind kind, ConsignmentChanged changed) {
        return entry(kind, changed).counting(sum(changed, ConsignedLine::getHandedOver));
    }

    private static Entry entry(Kind kind, ConsignmentChanged changed) {
        return Entry.of(
                        kind,
                        changed.getConsignmentId().toString(),
                        changed.getCustomerId(),
                        changed.getChangedAt(),
                        changed.getOrderId())
                .at(changed.getChannel(), changed.getLocation());
    }

    private static long sum(ConsignmentChanged changed, ToLongFunction<ConsignedLine> pieces) {
        return changed.getLines().stream().mapToLong(pieces).sum();
    }

    /** Pieces that come from elsewhere now, or not at all. */
    static Entry of(Owned owned) {
        Resourcing found = owned.resourcing();
        String fact = found.consignmentId() + "/" + found.version();
        return found.replacedBy() == null
                ? Entry.of(Kind.UNAVAILABLE, fact, owned.customerId(), found.resourcedAt(), found.orderId())
                        .at(null, found.location())
                        .counting(found.pieces())
                : Entry.of(
                                Kind.RESOURCED,
                                fact + "/" + found.replacedBy(),
                                owned.customerId(),
                                found.resourcedAt(),
                                found.orderId())
                        .at(null, found.replacedBy())
                        .counting(found.pieces())
                        .because(found.location());
    }
}
