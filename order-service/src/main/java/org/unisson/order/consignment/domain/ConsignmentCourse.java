package org.unisson.order.consignment.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.domain.ConsignmentMessage.Arrived;
import org.unisson.order.consignment.domain.ConsignmentMessage.Cancelled;
import org.unisson.order.consignment.domain.ConsignmentMessage.CodeRenewed;
import org.unisson.order.consignment.domain.ConsignmentMessage.CodeShown;
import org.unisson.order.consignment.domain.ConsignmentMessage.CollectionLooked;
import org.unisson.order.consignment.domain.ConsignmentMessage.Delivered;
import org.unisson.order.consignment.domain.ConsignmentMessage.HandedOver;
import org.unisson.order.consignment.domain.ConsignmentMessage.MadeReady;
import org.unisson.order.consignment.domain.ConsignmentMessage.Packed;
import org.unisson.order.consignment.domain.ConsignmentMessage.Picked;
import org.unisson.order.consignment.domain.ConsignmentMessage.PromiseLooked;
import org.unisson.order.consignment.domain.ConsignmentMessage.Replaced;
import org.unisson.order.consignment.domain.ConsignmentMessage.Resolved;
import org.unisson.order.consignment.domain.ConsignmentMessage.Shipped;
import org.unisson.order.consignment.domain.ConsignmentMessage.TakenInStore;
import org.unisson.order.consignment.domain.ConsignmentMessage.Withdrawn;

/** The course of a consignment: the only judge of what a message does to it at an instant. */
public record ConsignmentCourse(Instant now) {

    /** What was done. @param after the next version, or the same object where nothing changed */
    public record Outcome(Step step, Consignment after) {}

    /** What the message does to a consignment. */
    public Outcome of(Consignment it, ConsignmentMessage message) {
        return switch (message) {
            case Picked picked -> picked(it, picked);
            case Packed ignored -> packed(it);
            case Shipped shipped -> shipped(it, shipped.parcel());
            case Delivered ignored -> delivered(it);
            case Arrived arrived -> arrived(it, arrived.missing());
            case MadeReady ready -> ready(it, ready);
            case CodeShown shown -> collected(it, shown);
            case CodeRenewed renewed -> renewed(it, renewed.code());
            case HandedOver ignored -> handedOver(it);
            case Cancelled cancelled -> TakenOut.cancelled(it, cancelled.pieces());
            case Replaced replaced -> TakenOut.replaced(it, replaced.pieces());
            case Withdrawn ignored -> withdrawn(it);
            case TakenInStore taken -> TakenOut.inStore(it, taken.pieces());
            case Resolved resolved -> resolved(it, resolved.pieces());
            case CollectionLooked ignored -> collectionLooked(it);
            case PromiseLooked ignored -> promiseLooked(it);
        };
    }

    private Outcome picked(Consignment it, Picked picked) {
        return switch (it.status()) {
            case ALLOCATED -> {
                if (!it.covers(picked.notFound(), ConsignedLine::open)) {
                    yield same(Step.REFUSED, it);
                }
                Consignment after = each(it, picked.notFound(), ConsignedLine::miss);
                after = after.at(after.open() == 0 ? Status.CLOSED : Status.PICKED);
                yield changed(picked.notFound().isEmpty() ? Step.ONWARDS : Step.MISSED, after);
            }
            // Where pieces are missed only later, they are told again with the rest.
            case PICKED, PACKED ->
                picked.notFound().isEmpty() ? same(Step.REPEATED, it) : missedLater(it, picked.notFound());
            case SHIPPED, DELIVERED, ARRIVED, READY, COLLECTED ->
                same(picked.notFound().isEmpty() ? Step.REPEATED : Step.REFUSED, it);
            case CLOSED -> same(Step.REFUSED, it);
        };
    }

    private Outcome missedLater(Consignment it, Map<UUID, Long> notFound) {
        if (!it.covers(notFound, ConsignedLine::open)) {
            return same(Step.REFUSED, it);
        }
        Consignment after = each(it, notFound, ConsignedLine::miss);
        return changed(Step.MISSED, after.open() == 0 ? after.at(Status.CLOSED) : after);
    }

    private Outcome packed(Consignment it) {
        return switch (it.status()) {
            case PICKED -> changed(Step.ONWARDS, it.at(Status.PACKED));
            case PACKED, SHIPPED, DELIVERED, ARRIVED, READY, COLLECTED -> same(Step.REPEATED, it);
            case ALLOCATED, CLOSED -> same(Step.REFUSED, it);
        };
    }

    private Outcome shipped(Consignment it, Parcel parcel) {
        if (it.method() != Fulfilment.Method.SHIP && !it.isForStore()) {
            return same(Step.REFUSED, it);
        }
        return switch (it.status()) {
            case PACKED ->
                it.isForStore()
                        ? changed(Step.SENT, it.send().at(Status.SHIPPED).with(parcel))
                        : changed(Step.LEFT, it.handOver().at(Status.SHIPPED).with(parcel));
            case SHIPPED, DELIVERED, ARRIVED, READY, COLLECTED ->
                same(parcel.equals(it.parcel()) ? Step.REPEATED : Step.REFUSED, it);
            case ALLOCATED, PICKED, CLOSED -> same(Step.REFUSED, it);
        };
    }

    private Outcome arrived(Consignment it, Map<UUID, Long> missing) {
        return switch (it.status()) {
            case SHIPPED -> {
                if (!it.isForStore() || !it.covers(missing, ConsignedLine::open)) {
                    yield same(Step.REFUSED, it);
                }
                Consignment after = each(it, missing, ConsignedLine::miss);
                yield changed(
                        missing.isEmpty() ? Step.ONWARDS : Step.MISSED,
                        after.open() == 0 ? after.at(Status.CLOSED) : after.arrived(now));
            }
            case ARRIVED -> missing.isEmpty() ? same(Step.REPEATED, it) : missedLater(it, missing);
            case READY, COLLECTED -> same(it.isForStore() && missing.isEmpty() ? Step.REPEATED : Step.REFUSED, it);
            case ALLOCATED, PICKED, PACKED, DELIVERED, CLOSED -> same(Step.REFUSED, it);
        };
    }

    private Outcome delivered(Consignment it) {
        return switch (it.status()) {
            // To a store it is brought by the carrier's word too; the store says what was missing, when it has looked.
            case SHIPPED -> changed(Step.ONWARDS, it.isForStore() ? it.arrived(now) : it.at(Status.DELIVERED));
            case DELIVERED -> same(Step.REPEATED, it);
            case ARRIVED, READY, COLLECTED -> same(it.isForStore() ? Step.REPEATED : Step.REFUSED, it);
            case ALLOCATED, PICKED, PACKED, CLOSED -> same(Step.REFUSED, it);
        };
    }

    private Outcome ready(Consignment it, MadeReady ready) {
        if (it.method() == Fulfilment.Method.SHIP) {
            return same(Step.REFUSED, it);
        }
        return switch (it.status()) {
            case PICKED, PACKED -> it.isForStore() ? same(Step.REFUSED, it) : lyingReady(it, ready);
            case ARRIVED -> lyingReady(it, ready);
            case READY, COLLECTED -> same(Step.REPEATED, it);
            case ALLOCATED, SHIPPED, DELIVERED, CLOSED -> same(Step.REFUSED, it);
        };
    }

    private static Outcome lyingReady(Consignment it, MadeReady ready) {
        Pickup pickup = new Pickup(ready.code(), 0, ready.slotFrom(), ready.slotTo(), ready.collectBy(), null);
        return changed(Step.READY, it.at(Status.READY).with(pickup));
    }

    private Outcome collected(Consignment it, CodeShown shown) {
        return switch (it.status()) {
            case READY -> {
                if (it.pickup().locked()) {
                    yield same(Step.LOCKED, it);
                }
                if (!it.pickup().code().equals(shown.code())) {
                    yield changed(Step.WRONG_CODE, it.with(it.pickup().shownAnother()));
                }
                // Whoever holds it in their hands has it, even a moment too late.
                yield changed(
                        Step.LEFT,
                        it.handOver().at(Status.COLLECTED).with(it.pickup().collected(shown.by())));
            }
            case COLLECTED ->
                same(it.pickup() != null && it.pickup().code().equals(shown.code()) ? Step.REPEATED : Step.REFUSED, it);
            case ALLOCATED, PICKED, PACKED, SHIPPED, ARRIVED, DELIVERED, CLOSED -> same(Step.REFUSED, it);
        };
    }

    private Outcome renewed(Consignment it, String code) {
        return it.status() == Status.READY
                ? changed(Step.ONWARDS, it.with(it.pickup().withCode(code)))
                : same(Step.REFUSED, it);
    }

    private Outcome handedOver(Consignment it) {
        return switch (it.status()) {
            case ALLOCATED, PICKED, PACKED, ARRIVED, READY -> handedOverAtOnce(it);
            case SHIPPED -> it.isForStore() ? handedOverAtOnce(it) : same(Step.REPEATED, it);
            case DELIVERED, COLLECTED, CLOSED -> same(Step.REPEATED, it);
        };
    }

    private static Outcome handedOverAtOnce(Consignment it) {
        return changed(
                Step.LEFT, it.handOver().at(it.method() == Fulfilment.Method.SHIP ? Status.SHIPPED : Status.COLLECTED));
    }

    private Outcome withdrawn(Consignment it) {
        return switch (it.status()) {
            case ALLOCATED, PICKED, PACKED, ARRIVED, READY -> allWithdrawn(it);
            case SHIPPED -> it.isForStore() ? allWithdrawn(it) : same(Step.REPEATED, it);
            case DELIVERED, COLLECTED, CLOSED -> same(Step.REPEATED, it);
        };
    }

    private static Outcome allWithdrawn(Consignment it) {
        return changed(
                Step.WITHDRAWN,
                it.with(it.lines().stream().map(ConsignedLine::withdraw).toList())
                        .at(Status.CLOSED));
    }

    private Outcome resolved(Consignment it, Map<UUID, Long> pieces) {
        return pieces.isEmpty() || !it.covers(pieces, ConsignedLine::sought)
                ? same(Step.REFUSED, it)
                : changed(Step.ONWARDS, each(it, pieces, ConsignedLine::resolve));
    }

    private Outcome collectionLooked(Consignment it) {
        if (it.status() != Status.READY || now.isBefore(it.pickup().collectBy())) {
            return same(Step.NOT_YET, it);
        }
        Consignment after = it.with(it.lines().stream()
                        .map(line -> line.cancel(line.open()))
                        .toList())
                .at(Status.CLOSED);
        return changed(Step.NOT_COLLECTED, after);
    }

    private Outcome promiseLooked(Consignment it) {
        boolean broken =
                it.promisedBy() != null && it.brokenAt() == null && !it.keptPromise() && !now.isBefore(it.promisedBy());
        return broken ? changed(Step.BROKEN_PROMISE, it.brokenAt(now)) : same(Step.NOT_YET, it);
    }

    static Consignment each(
            Consignment it, Map<UUID, Long> pieces, BiFunction<ConsignedLine, Long, ConsignedLine> verb) {
        return it.with(it.lines().stream()
                .map(line -> pieces.containsKey(line.lineId()) ? verb.apply(line, pieces.get(line.lineId())) : line)
                .toList());
    }

    static Outcome changed(Step step, Consignment after) {
        return new Outcome(step, after.next());
    }

    static Outcome same(Step step, Consignment it) {
        return new Outcome(step, it);
    }
}
