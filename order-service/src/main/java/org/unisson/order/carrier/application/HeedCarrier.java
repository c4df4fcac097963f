package org.unisson.order.carrier.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.carrier.domain.ParcelWord;
import org.unisson.order.claim.application.ClaimLost;
import org.unisson.order.consignment.application.Consignments;
import org.unisson.order.consignment.application.OrderOfConsignments;
import org.unisson.order.consignment.application.TellConsignments;
import org.unisson.order.consignment.domain.ConsignedLine;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.ConsignmentMessage;
import org.unisson.order.consignment.domain.Status;

/** What follows from a carrier's word: only what is later than all it has said of the parcel is heeded. */
@ApplicationScoped
class HeedCarrier {

    private final Consignments consignments;
    private final OrderOfConsignments orders;
    private final TellConsignments telling;
    private final Labels labels;
    private final CarrierNews news;
    private final ClaimLost claiming;
    private final Clock clock;

    HeedCarrier(
            Consignments consignments,
            OrderOfConsignments orders,
            TellConsignments telling,
            Labels labels,
            CarrierNews news,
            ClaimLost claiming,
            Clock clock) {
        this.consignments = consignments;
        this.orders = orders;
        this.telling = telling;
        this.labels = labels;
        this.news = news;
        this.claiming = claiming;
        this.clock = clock;
    }

    /** @return false where the parcel is known to be fetched, and has not been said to have left */
    Uni<Boolean> heed(Transaction tx, String carrier, String trackingNumber, ParcelWord word) {
        return consignments
                .tracked(tx, carrier, trackingNumber)
                .chain(id -> id == null
                        ? labels.isBooked(tx, carrier, trackingNumber).map(booked -> !booked)
                        : heed(tx, id, word).replaceWith(true));
    }

    private Uni<Void> heed(Transaction tx, UUID consignmentId, ParcelWord word) {
        return consignments
                .find(tx, consignmentId)
                // The order first, as whoever tells a consignment something, or claims: then it is as it is now.
                .call(it -> orders.lock(tx, it.orderId()))
                .chain(() -> consignments.find(tx, consignmentId))
                .chain(it -> news.note(tx, consignmentId, word, clock.instant())
                        .chain(isNews ->
                                isNews ? follow(tx, it, word) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> follow(Transaction tx, Consignment it, ParcelWord word) {
        return switch (word.state()) {
            case DELIVERED -> tell(tx, it, new ConsignmentMessage.Delivered());
            // What has arrived, or was cancelled, is not missed because the carrier has mislaid it since.
            case LOST ->
                it.status() == Status.SHIPPED ? lost(tx, it) : Uni.createFrom().voidItem();
            case IN_TRANSIT, RETURNED -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> lost(Transaction tx, Consignment it) {
        return it.isForStore() ? tell(tx, it, new ConsignmentMessage.Arrived(open(it))) : claiming.lost(tx, it);
    }

    private Uni<Void> tell(Transaction tx, Consignment it, ConsignmentMessage message) {
        return telling.one(tx, it.consignmentId(), any -> {}, message).replaceWithVoid();
    }

    /** All of it: none of what was sent to the store comes there. */
    private static Map<UUID, Long> open(Consignment it) {
        return it.lines().stream()
                .filter(line -> line.open() > 0)
                .collect(Collectors.toMap(ConsignedLine::lineId, ConsignedLine::open, Long::sum));
    }
}
