package org.unisson.inventory.reservation.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.events.ConflictLine;
import org.unisson.inventory.events.StockConflictFound;
import org.unisson.inventory.events.StockReservationRefused;
import org.unisson.inventory.events.StockReservationReleased;
import org.unisson.inventory.events.StockReserved;
import org.unisson.inventory.events.StockResourced;
import org.unisson.inventory.events.UnavailableLine;
import org.unisson.inventory.reservation.domain.Conflict;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.reservation.domain.Reservation.State;
import org.unisson.inventory.sourcing.domain.Rule;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.schemas.Topics;

/** What the world hears of a reservation. */
public final class ReservationEvents {

    private ReservationEvents() {}

    /** The event that tells its present state; none where the order itself has told it already. */
    public static Optional<Event> of(Reservation now, boolean heldAgain, Instant at) {
        return payload(now, heldAgain, at)
                .map(payload -> Event.of(Topics.RESERVATIONS, now.orderId().toString(), now.version(), payload, at));
    }

    /** What was found elsewhere; the same each time it is told. */
    public static Event resourced(ConsignmentStore.Resourcing found) {
        StockResourced payload = StockResourced.newBuilder()
                .setOrderId(found.orderId())
                .setVersion(found.version())
                .setConsignmentId(found.consignmentId())
                .setLocation(found.location().number())
                .setCollectedAt(found.collectedAt().map(Gln::number).orElse(null))
                .setReplacements(found.replacements().stream()
                        .map(line -> org.unisson.inventory.events.ReservedLine.newBuilder()
                                .setLineId(line.lineId())
                                .setSku(line.place().sku().code())
                                .setLocation(line.place().location().number())
                                .setQuantity(line.quantity())
                                .setDecidedBy(line.decidedBy().map(Rule::name).orElse(null))
                                .setPromisedBy(line.promisedBy().orElse(null))
                                .build())
                        .toList())
                .setUnavailable(found.unavailable().entrySet().stream()
                        .map(line -> UnavailableLine.newBuilder()
                                .setLineId(line.getKey())
                                .setSku(line.getValue().sku().code())
                                .setQuantity(line.getValue().pieces())
                                .build())
                        .toList())
                .setResourcedAt(found.at())
                .build();
        return Event.of(Topics.RESERVATIONS, found.orderId().toString(), found.version(), payload, found.at());
    }

    /** What a place can no longer hand out; the same each time it is told. */
    public static Event conflict(Conflict found) {
        StockConflictFound payload = StockConflictFound.newBuilder()
                .setOrderId(found.orderId())
                .setVersion(found.version())
                .setLocation(found.place().location().number())
                .setLines(found.lines().stream()
                        .map(line -> ConflictLine.newBuilder()
                                .setLineId(line.lineId())
                                .setSku(found.place().sku().code())
                                .setKept(line.kept())
                                .setLost(line.lost())
                                .build())
                        .toList())
                .setFoundAt(found.at())
                .build();
        return Event.of(Topics.RESERVATIONS, found.orderId().toString(), found.version(), payload, found.at());
    }

    private static Optional<SpecificRecord> payload(Reservation now, boolean heldAgain, Instant at) {
        return switch (now.state()) {
            case State.Held() -> Optional.of(reserved(now, at));
            case State.Confirmed() -> heldAgain ? Optional.of(reserved(now, at)) : Optional.empty();
            case State.Fulfilled() -> Optional.empty();
            case State.Released(Reservation.ReleaseReason reason) ->
                Optional.of(StockReservationReleased.newBuilder()
                        .setOrderId(now.orderId())
                        .setVersion(now.version())
                        .setReason(reason.name())
                        .setReleasedAt(at)
                        .build());
            case State.Refused(List<Shortage> shortages) ->
                Optional.of(StockReservationRefused.newBuilder()
                        .setOrderId(now.orderId())
                        .setVersion(now.version())
                        .setShortages(shortages.stream()
                                .map(ReservationEvents::shortage)
                                .toList())
                        .setRefusedAt(at)
                        .build());
        };
    }

    private static StockReserved reserved(Reservation reservation, Instant at) {
        return StockReserved.newBuilder()
                .setOrderId(reservation.orderId())
                .setVersion(reservation.version())
                .setLines(reservation.lines().stream()
                        .filter(line -> line.quantity() > 0)
                        .map(line -> org.unisson.inventory.events.ReservedLine.newBuilder()
                                .setLineId(line.lineId())
                                .setSku(line.place().sku().code())
                                .setLocation(line.place().location().number())
                                .setQuantity(line.quantity())
                                .setDecidedBy(line.decidedBy().orElse(null))
                                .setPromisedBy(line.promisedBy().orElse(null))
                                .build())
                        .toList())
                .setExpiresAt(reservation.expiresAt())
                .setReservedAt(at)
                .build();
    }

    private static org.unisson.inventory.events.Shortage shortage(Shortage shortage) {
        return org.unisson.inventory.events.Shortage.newBuilder()
                .setSku(shortage.sku().code())
                .setRequested(shortage.requested())
                .setAvailable(shortage.available())
                .setReason(shortage.reason().name())
                .build();
    }
}
