package org.unisson.inventory.inbound.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.inbound.domain.Outcome.Done;
import org.unisson.inventory.inbound.domain.Outcome.Refusal;
import org.unisson.inventory.inbound.domain.Outcome.Refused;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.MovementReason;
import org.unisson.inventory.stock.domain.Place;

/**
 * Goods that a supplier sends to a location. Per SKU, announced = received + damaged + awaited + missing − surplus,
 * whatever is changed, received or called off, in whatever order.
 *
 * @param id UUIDv7
 * @param version grows by one with each change
 * @param supplier number by which the retailer knows the supplier
 * @param reference number of the supplier's document
 * @param expectedOn day of the location, or null
 * @param lines by SKU
 */
public record InboundShipment(
        UUID id,
        long version,
        Gln location,
        String supplier,
        String reference,
        LocalDate expectedOn,
        State state,
        List<InboundLine> lines) {

    /** Where it stands. */
    public sealed interface State {
        /** To come; nothing has. */
        record Announced() implements State {}

        /** Some of it has come, the rest is to come. */
        record PartlyReceived() implements State {}

        /** Over: what has not come is missing. */
        record Received(Instant at) implements State {}

        /** Over: what had not come by then is not to come. */
        record Cancelled(Instant at) implements State {}
    }

    public InboundShipment {
        lines = List.copyOf(lines);
    }

    /** The supplier has announced it. */
    public static InboundShipment announce(UUID id, Announcement said) {
        return new InboundShipment(
                id,
                1,
                said.location(),
                said.supplier(),
                said.reference(),
                said.forecast().expectedOn(),
                new State.Announced(),
                lines(said.forecast(), List.of()));
    }

    /** Something else is to come, or at another time. What has come stays, and counts in what is said now. */
    public Outcome change(Forecast said) {
        return switch (state) {
            case State.Announced() -> forecast(said);
            case State.PartlyReceived() -> forecast(said);
            case State.Received received -> new Refused(Refusal.RECEIVED);
            case State.Cancelled cancelled -> new Refused(Refusal.CANCELLED);
        };
    }

    /**
     * Goods have come. More than was announced, or others, is a fact too.
     *
     * @param receipt with its moment
     */
    public Outcome receive(Receipt receipt) {
        return switch (state) {
            case State.Announced() -> take(receipt);
            case State.PartlyReceived() -> take(receipt);
            case State.Received received -> new Refused(Refusal.RECEIVED);
            case State.Cancelled cancelled -> new Refused(Refusal.CANCELLED);
        };
    }

    /** What has not come is not to come any more. */
    public Outcome cancel(Instant at) {
        return switch (state) {
            case State.Announced() -> new Done(next(expectedOn, new State.Cancelled(at), lines), List.of());
            case State.PartlyReceived() -> new Done(next(expectedOn, new State.Cancelled(at), lines), List.of());
            case State.Received received -> new Refused(Refusal.RECEIVED);
            case State.Cancelled cancelled -> new Done(this, List.of());
        };
    }

    /** Pieces of a line that are to come. */
    public long awaited(InboundLine line) {
        return isOpen() ? line.outstanding() : 0;
    }

    /** Pieces of a line that were announced, and do not come any more. */
    public long missing(InboundLine line) {
        return isOpen() ? 0 : line.outstanding();
    }

    /** What of this is to come to each place, less what was before it. @param before null: nothing */
    public SortedMap<Place, Long> awaitedSince(InboundShipment before) {
        SortedMap<Place, Long> awaited = new TreeMap<>();
        lines.forEach(line -> awaited.merge(place(line.sku()), awaited(line), Long::sum));
        if (before != null) {
            before.lines.forEach(line -> awaited.merge(place(line.sku()), -before.awaited(line), Long::sum));
        }
        awaited.values().removeIf(pieces -> pieces == 0);
        return awaited;
    }

    /** When it was over; null while it is not. */
    public Instant closedAt() {
        return switch (state) {
            case State.Announced() -> null;
            case State.PartlyReceived() -> null;
            case State.Received(Instant at) -> at;
            case State.Cancelled(Instant at) -> at;
        };
    }

    private boolean isOpen() {
        return closedAt() == null;
    }

    private Done forecast(Forecast said) {
        List<InboundLine> after = lines(said, lines);
        // By content: the database need not keep them in our order.
        boolean same =
                new HashSet<>(after).equals(new HashSet<>(lines)) && Objects.equals(expectedOn, said.expectedOn());
        return new Done(same ? this : next(said.expectedOn(), state, after), List.of());
    }

    private static List<InboundLine> lines(Forecast said, List<InboundLine> before) {
        Map<String, InboundLine> lines = new TreeMap<>();
        before.forEach(line -> lines.put(line.sku().code(), line.announcing(0)));
        said.goods()
                .forEach(goods -> lines.merge(
                        goods.sku().code(),
                        InboundLine.announced(goods.sku(), goods.pieces()),
                        (known, announced) -> known.announcing(announced.announced())));
        lines.values().removeIf(InboundLine::isNothing);
        return List.copyOf(lines.values());
    }

    private Done take(Receipt receipt) {
        if (receipt.isEmpty() && !receipt.complete()) {
            return new Done(this, List.of());
        }
        Map<String, InboundLine> after = new TreeMap<>();
        lines.forEach(line -> after.put(line.sku().code(), line));
        List<Movement> movements = new ArrayList<>();
        for (Receipt.Line arrived : receipt.lines()) {
            if (arrived.pieces() > 0) {
                after.compute(
                        arrived.sku().code(),
                        (code, line) -> (line == null ? InboundLine.announced(arrived.sku(), 0) : line).plus(arrived));
                movements.add(moved(receipt, arrived.sku(), arrived.pieces(), MovementReason.RECEIPT));
            }
            if (arrived.damaged() > 0) {
                // It has come, and is not for sale: the ledger keeps both.
                movements.add(moved(receipt, arrived.sku(), -arrived.damaged(), MovementReason.DAMAGED));
            }
        }
        State reached = receipt.complete() ? new State.Received(receipt.receivedAt()) : new State.PartlyReceived();
        return new Done(next(expectedOn, reached, List.copyOf(after.values())), movements);
    }

    private Movement moved(Receipt receipt, Sku sku, long quantity, MovementReason reason) {
        String source = "inbound:" + id + ":" + receipt.reference() + ":" + reason;
        return new Movement(Ids.next(), place(sku), quantity, reason, source, receipt.receivedAt());
    }

    private Place place(Sku sku) {
        return new Place(location, sku);
    }

    private InboundShipment next(LocalDate expected, State reached, List<InboundLine> after) {
        return new InboundShipment(id, version + 1, location, supplier, reference, expected, reached, after);
    }
}
