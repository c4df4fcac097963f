package org.unisson.order.consignment.messaging;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.values.Ids;
import org.unisson.order.consignment.application.Consignments.Fact;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Parcel;
import org.unisson.order.consignment.domain.Pickup;
import org.unisson.order.consignment.domain.Status;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.order.events.DeliveryPromiseBroken;
import org.unisson.order.events.PickupReady;
import org.unisson.order.events.SentPieces;
import org.unisson.schemas.Topics;

/** How consignments are told of. */
public final class ConsignmentEvents {

    private ConsignmentEvents() {}

    /** The consignment as it is after a change. @param channel on which it was ordered */
    public static Event changed(Consignment it, String channel, Instant at, Origin origin) {
        long version = it.version();
        Parcel parcel = it.parcel();
        return event(
                Ids.next(),
                it,
                version,
                new ConsignmentChanged(
                        it.consignmentId(),
                        it.orderId(),
                        version,
                        it.customerId(),
                        channel,
                        it.location().number(),
                        it.method().name(),
                        told(it.status()),
                        it.lines().stream()
                                .map(line -> new ConsignedLine(
                                        line.lineId(),
                                        line.sku().code(),
                                        line.quantity(),
                                        line.handedOver(),
                                        line.notFound(),
                                        line.withdrawn(),
                                        line.cancelled(),
                                        sent(line.sent())))
                                .toList(),
                        it.promisedBy(),
                        parcel == null ? null : parcel.carrier(),
                        parcel == null ? null : parcel.trackingNumber(),
                        at,
                        it.isForStore() ? it.leg().store().number() : null,
                        it.isForStore() ? it.leg().arrivedAt() : null,
                        it.orHere()),
                at,
                origin);
    }

    /** A fact beside the state, under its own id; the same each time it is told. */
    public static Event of(Consignment it, Fact fact, Origin origin) {
        return event(fact.factId(), it, fact.version(), payload(it, fact), fact.at(), origin);
    }

    private static SpecificRecord payload(Consignment it, Fact fact) {
        return switch (fact.kind()) {
            case PICKUP_READY -> {
                Pickup pickup = it.pickup();
                yield new PickupReady(
                        it.consignmentId(),
                        it.orderId(),
                        fact.version(),
                        it.customerId(),
                        it.handedOutAt().number(),
                        pickup.slotFrom(),
                        pickup.slotTo(),
                        pickup.collectBy(),
                        fact.at());
            }
            case PROMISE_BROKEN ->
                new DeliveryPromiseBroken(
                        it.consignmentId(),
                        it.orderId(),
                        fact.version(),
                        it.customerId(),
                        it.location().number(),
                        it.method().name(),
                        told(fact.status()),
                        it.promisedBy(),
                        fact.at());
        };
    }

    /** Who listened before there were stores to arrive at knows no such status: on its way is true enough for them. */
    private static String told(Status status) {
        return status == Status.ARRIVED ? Status.SHIPPED.name() : status.name();
    }

    private static SentPieces sent(org.unisson.order.consignment.domain.SentPieces sent) {
        return sent.any() ? new SentPieces(sent.quantity(), sent.lost(), sent.withdrawn(), sent.cancelled()) : null;
    }

    private static Event event(
            UUID id, Consignment it, long version, SpecificRecord payload, Instant at, Origin origin) {
        return new Event(id, Topics.CONSIGNMENTS, it.consignmentId().toString(), version, payload, at, origin);
    }
}
