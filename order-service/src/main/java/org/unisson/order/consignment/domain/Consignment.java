package org.unisson.order.consignment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.cart.domain.Fulfilment;

/**
 * What one location hands out of an order in one way. Each change makes the next version.
 *
 * @param location where the goods are, or from where they were sent to the store
 * @param promisedBy until when it was promised to be with the customer or ready for them, or null
 * @param brokenAt when the promise was found broken, or null
 * @param parcel null until it is shipped
 * @param pickup null until it is ready
 * @param leg to the store where it is collected; null: it is handed out where it is
 * @param orHere whether what is withdrawn of it is all found elsewhere, or all set aside here again
 */
public record Consignment(
        UUID consignmentId,
        UUID orderId,
        UUID customerId,
        long version,
        Gln location,
        Fulfilment.Method method,
        Status status,
        List<ConsignedLine> lines,
        Instant promisedBy,
        Instant brokenAt,
        Parcel parcel,
        Pickup pickup,
        StoreLeg leg,
        boolean orHere) {

    public Consignment {
        lines = List.copyOf(lines);
    }

    /** One that is handed out where it is. */
    public Consignment(
            UUID consignmentId,
            UUID orderId,
            UUID customerId,
            long version,
            Gln location,
            Fulfilment.Method method,
            Status status,
            List<ConsignedLine> lines,
            Instant promisedBy,
            Instant brokenAt,
            Parcel parcel,
            Pickup pickup) {
        this(
                consignmentId,
                orderId,
                customerId,
                version,
                location,
                method,
                status,
                lines,
                promisedBy,
                brokenAt,
                parcel,
                pickup,
                null,
                false);
    }

    /** Whether it is sent to a store and collected there. */
    public boolean isForStore() {
        return leg != null;
    }

    /** Where the customer gets it, unless it is shipped. */
    public Gln handedOutAt() {
        return leg == null ? location : leg.store();
    }

    /** Where the goods are, or are expected. */
    public Gln goodsAt() {
        return isSent() ? leg.store() : location;
    }

    /** The places that have to be open for it to go on. */
    public Set<Gln> dependsOn() {
        return isSent() || leg == null ? Set.of(goodsAt()) : Set.of(location, leg.store());
    }

    private boolean isSent() {
        return lines.stream().anyMatch(line -> line.sent().any());
    }

    /** Pieces still to be handed over. */
    public long open() {
        return sum(ConsignedLine::open);
    }

    public long handedOver() {
        return sum(ConsignedLine::handedOver);
    }

    /** Whether it is known of each piece what became of it. */
    public boolean settled() {
        return lines.stream().allMatch(ConsignedLine::settled);
    }

    /** Whether the customer has it, or can come for it. */
    public boolean keptPromise() {
        return status.isFinal() || status == Status.READY;
    }

    /** Pieces of that line still to be handed over; 0 where it has none. */
    public long open(UUID lineId) {
        return lines.stream()
                .filter(line -> line.lineId().equals(lineId))
                .mapToLong(ConsignedLine::open)
                .sum();
    }

    /** Pieces of these lines still to be handed over. */
    public long open(Set<UUID> lineIds) {
        return lineIds.stream().mapToLong(this::open).sum();
    }

    /** Pieces of that line that the customer has, or is to get: also those that are being looked for elsewhere. */
    public long wanted(UUID lineId) {
        return lines.stream()
                .filter(line -> line.lineId().equals(lineId))
                .mapToLong(line -> line.open() + line.sought() + line.handedOver())
                .sum();
    }

    /** Whether that is how the customer gets it. */
    public boolean isHandedOut(Fulfilment way) {
        return method == way.method()
                && (method == Fulfilment.Method.SHIP || handedOutAt().equals(way.location()));
    }

    private long sum(ToLongFunction<ConsignedLine> pieces) {
        return lines.stream().mapToLong(pieces).sum();
    }

    Consignment at(Status next) {
        return copy(next, lines, brokenAt, parcel, pickup, leg);
    }

    Consignment with(List<ConsignedLine> changed) {
        return copy(status, changed, brokenAt, parcel, pickup, leg);
    }

    Consignment with(Parcel shipped) {
        return copy(status, lines, brokenAt, shipped, pickup, leg);
    }

    Consignment with(Pickup changed) {
        return copy(status, lines, brokenAt, parcel, changed, leg);
    }

    Consignment brokenAt(Instant now) {
        return copy(status, lines, now, parcel, pickup, leg);
    }

    /** At the store where it is collected. */
    Consignment arrived(Instant now) {
        return copy(Status.ARRIVED, lines, brokenAt, parcel, pickup, leg.arrived(now));
    }

    /** With all open pieces on their way to the store. */
    Consignment send() {
        return with(lines.stream().map(ConsignedLine::send).toList());
    }

    /** With all open pieces handed over. */
    Consignment handOver() {
        return with(lines.stream().map(ConsignedLine::handOver).toList());
    }

    /**
     * With its goods handed out in another way, from where they are.
     *
     * @param store where they are collected; null: they are sent to the customer
     * @param promise until when
     */
    public Consignment rearranged(Fulfilment.Method another, Gln store, Instant promise) {
        StoreLeg to = store == null || store.equals(location) ? null : StoreLeg.to(store);
        return copy(version + 1, another, status, lines, promise, brokenAt, parcel, pickup, to);
    }

    /** With its goods looked for elsewhere, to be handed out as it says, and here as before where they are not to be had so. */
    public Consignment soughtOrHere(Instant now) {
        Consignment asking = new Consignment(
                consignmentId,
                orderId,
                customerId,
                version,
                location,
                method,
                status,
                lines,
                promisedBy,
                brokenAt,
                parcel,
                pickup,
                leg,
                true);
        return new ConsignmentCourse(now)
                .of(asking, new ConsignmentMessage.Withdrawn())
                .after();
    }

    /** Without the open pieces of these lines: another consignment of the place hands them out. */
    public Consignment without(Set<UUID> lineIds) {
        return with(lines.stream()
                        .map(line -> lineIds.contains(line.lineId()) ? line.giveAway() : line)
                        .toList())
                .next();
    }

    /** Pieces of that line that are being looked for elsewhere. */
    public long sought(UUID lineId) {
        return lines.stream()
                .filter(line -> line.lineId().equals(lineId))
                .mapToLong(ConsignedLine::sought)
                .sum();
    }

    /** As the next version. */
    public Consignment next() {
        return copy(version + 1, method, status, lines, promisedBy, brokenAt, parcel, pickup, leg);
    }

    /** Whether each of these lines is one of it, with at least so many pieces left. */
    boolean covers(Map<UUID, Long> pieces, ToLongFunction<ConsignedLine> left) {
        return pieces.entrySet().stream()
                .allMatch(wanted -> wanted.getValue() > 0
                        && lines.stream()
                                .anyMatch(line -> line.lineId().equals(wanted.getKey())
                                        && left.applyAsLong(line) >= wanted.getValue()));
    }

    private Consignment copy(
            Status status, List<ConsignedLine> lines, Instant brokenAt, Parcel parcel, Pickup pickup, StoreLeg leg) {
        return copy(version, method, status, lines, promisedBy, brokenAt, parcel, pickup, leg);
    }

    private Consignment copy(
            long version,
            Fulfilment.Method method,
            Status status,
            List<ConsignedLine> lines,
            Instant promisedBy,
            Instant brokenAt,
            Parcel parcel,
            Pickup pickup,
            StoreLeg leg) {
        return new Consignment(
                consignmentId,
                orderId,
                customerId,
                version,
                location,
                method,
                status,
                lines,
                promisedBy,
                brokenAt,
                parcel,
                pickup,
                leg,
                orHere);
    }
}
