package org.unisson.inventory.transfer.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.MovementReason;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.transfer.domain.Outcome.Done;
import org.unisson.inventory.transfer.domain.Outcome.Refusal;
import org.unisson.inventory.transfer.domain.Outcome.Refused;

/**
 * Goods that go from one location to another. No piece is lost on the way: per SKU, shipped = received + damaged + in
 * transit + missing − surplus, until a cancellation brings all of them back.
 *
 * @param id UUIDv7
 * @param version grows by one with each change
 * @param reference number of the document that says so, or null
 * @param expectedAt or null
 * @param lines by SKU
 */
public record Transfer(
        UUID id,
        long version,
        Gln from,
        Gln to,
        String reference,
        Instant shippedAt,
        Instant expectedAt,
        State state,
        List<TransferLine> lines) {

    /** Where it stands. */
    public sealed interface State {
        /** On its way; nothing has arrived. */
        record Shipped() implements State {}

        /** Some of it has arrived, the rest is on its way. */
        record PartlyReceived() implements State {}

        /** Over: what has not arrived is missing. */
        record Received(Instant at) implements State {}

        /** Over: the goods are back where they came from. */
        record Cancelled(Instant at) implements State {}
    }

    public Transfer {
        lines = List.copyOf(lines);
    }

    /** The goods have left. */
    public static Done ship(UUID id, Shipment shipment, Instant now) {
        Map<String, TransferLine> lines = new TreeMap<>();
        shipment.goods()
                .forEach(goods -> lines.put(goods.sku().code(), TransferLine.shipped(goods.sku(), goods.pieces())));
        Transfer transfer = new Transfer(
                id,
                1,
                shipment.from(),
                shipment.to(),
                shipment.reference(),
                shipment.shippedAt() == null ? now : shipment.shippedAt(),
                shipment.expectedAt(),
                new State.Shipped(),
                List.copyOf(lines.values()));
        // A clock ahead of ours must not enter tomorrow's movements.
        Instant left = transfer.shippedAt().isAfter(now) ? now : transfer.shippedAt();
        return new Done(
                transfer,
                transfer.lines().stream()
                        .map(line -> transfer.moved(
                                transfer.from(), line.sku(), -line.shipped(), MovementReason.TRANSFER_OUT, "", left))
                        .toList());
    }

    /** Whether the shipment says what this transfer was made of. */
    public boolean isOf(Shipment shipment) {
        Map<Sku, Long> said =
                shipment.goods().stream().collect(Collectors.toMap(Shipment.Goods::sku, Shipment.Goods::pieces));
        Map<Sku, Long> shipped = lines.stream()
                .filter(line -> line.shipped() > 0)
                .collect(Collectors.toMap(TransferLine::sku, TransferLine::shipped));
        return from.equals(shipment.from())
                && to.equals(shipment.to())
                && shipped.equals(said)
                && Objects.equals(expectedAt, shipment.expectedAt())
                && (shipment.shippedAt() == null || shipment.shippedAt().equals(shippedAt));
    }

    /** Goods have arrived. More than were shipped, or others, is a fact too. */
    public Outcome receive(Delivery delivery) {
        return switch (state) {
            case State.Shipped() -> take(delivery);
            case State.PartlyReceived() -> take(delivery);
            case State.Received received -> new Refused(Refusal.RECEIVED);
            case State.Cancelled cancelled -> new Refused(Refusal.CANCELLED);
        };
    }

    /** The goods turn back. */
    public Outcome cancel(Instant at) {
        return switch (state) {
            case State.Shipped() ->
                new Done(
                        next(new State.Cancelled(at), lines),
                        lines.stream()
                                .map(line -> moved(
                                        from,
                                        line.sku(),
                                        line.shipped(),
                                        MovementReason.TRANSFER_IN,
                                        ":cancellation",
                                        at))
                                .toList());
            case State.PartlyReceived() -> new Refused(Refusal.PARTLY_RECEIVED);
            case State.Received received -> new Refused(Refusal.RECEIVED);
            case State.Cancelled cancelled -> new Done(this, List.of());
        };
    }

    /** Pieces of a line that are on their way. */
    public long inTransit(TransferLine line) {
        return switch (state) {
            case State.Shipped() -> line.outstanding();
            case State.PartlyReceived() -> line.outstanding();
            case State.Received received -> 0;
            case State.Cancelled cancelled -> 0;
        };
    }

    /** What this transfer has on its way to each place, less what it had before it. @param before null: nothing */
    public SortedMap<Place, Long> awaitedSince(Transfer before) {
        SortedMap<Place, Long> awaited = new TreeMap<>();
        lines.forEach(line -> awaited.merge(new Place(to, line.sku()), inTransit(line), Long::sum));
        if (before != null) {
            before.lines.forEach(line -> awaited.merge(new Place(to, line.sku()), -before.inTransit(line), Long::sum));
        }
        awaited.values().removeIf(pieces -> pieces == 0);
        return awaited;
    }

    /** Pieces of a line that will not arrive any more, and are nowhere else. */
    public long missing(TransferLine line) {
        return switch (state) {
            case State.Received received -> line.outstanding();
            case State.Shipped() -> 0;
            case State.PartlyReceived() -> 0;
            case State.Cancelled cancelled -> 0;
        };
    }

    /** When it was over; null while it is not. */
    public Instant closedAt() {
        return switch (state) {
            case State.Shipped() -> null;
            case State.PartlyReceived() -> null;
            case State.Received(Instant at) -> at;
            case State.Cancelled(Instant at) -> at;
        };
    }

    private Done take(Delivery delivery) {
        if (delivery.isEmpty() && !delivery.complete()) {
            return new Done(this, List.of());
        }
        Map<String, TransferLine> after = new TreeMap<>();
        lines.forEach(line -> after.put(line.sku().code(), line));
        List<Movement> movements = new ArrayList<>();
        for (Delivery.Line arrived : delivery.lines()) {
            long pieces = arrived.received() + arrived.damaged();
            if (pieces > 0) {
                after.compute(
                        arrived.sku().code(),
                        (code, line) -> (line == null ? TransferLine.shipped(arrived.sku(), 0) : line).plus(arrived));
                movements.add(broughtIn(delivery, arrived.sku(), pieces, MovementReason.TRANSFER_IN));
            }
            if (arrived.damaged() > 0) {
                // It has come, and is not for sale: the ledger keeps both.
                movements.add(broughtIn(delivery, arrived.sku(), -arrived.damaged(), MovementReason.DAMAGED));
            }
        }
        State reached = delivery.complete() ? new State.Received(delivery.receivedAt()) : new State.PartlyReceived();
        return new Done(next(reached, List.copyOf(after.values())), movements);
    }

    private Movement broughtIn(Delivery delivery, Sku sku, long quantity, MovementReason reason) {
        return moved(to, sku, quantity, reason, ":" + delivery.id() + ":" + reason, delivery.receivedAt());
    }

    private Movement moved(Gln where, Sku sku, long quantity, MovementReason reason, String cause, Instant at) {
        return new Movement(Ids.next(), new Place(where, sku), quantity, reason, "transfer:" + id + cause, at);
    }

    private Transfer next(State reached, List<TransferLine> after) {
        return new Transfer(id, version + 1, from, to, reference, shippedAt, expectedAt, reached, after);
    }
}
