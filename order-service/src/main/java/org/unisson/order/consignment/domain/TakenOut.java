package org.unisson.order.consignment.domain;

import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.unisson.order.consignment.domain.ConsignmentCourse.Outcome;

/** What becomes of a consignment of which pieces are taken out: wanted no more, replaced by others, or sold in the store. */
final class TakenOut {

    private TakenOut() {}

    static Outcome cancelled(Consignment it, Map<UUID, Long> pieces) {
        return switch (it.status()) {
            case ALLOCATED, PICKED, PACKED, ARRIVED, READY -> open(it, pieces, ConsignedLine::cancel, Step.CANCELLED);
            case SHIPPED, DELIVERED, COLLECTED, CLOSED -> ConsignmentCourse.same(Step.REFUSED, it);
        };
    }

    static Outcome replaced(Consignment it, Map<UUID, Long> pieces) {
        return untouched(it, pieces, ConsignedLine::cancel, Step.REPLACED);
    }

    static Outcome inStore(Consignment it, Map<UUID, Long> pieces) {
        return untouched(it, pieces, ConsignedLine::withdraw, Step.WITHDRAWN);
    }

    // What is picked is in the hands of the store: whoever holds it keeps it for its customer.
    private static Outcome untouched(
            Consignment it, Map<UUID, Long> pieces, BiFunction<ConsignedLine, Long, ConsignedLine> verb, Step step) {
        return switch (it.status()) {
            case ALLOCATED -> open(it, pieces, verb, step);
            case PICKED, PACKED, READY, SHIPPED, ARRIVED, DELIVERED, COLLECTED, CLOSED ->
                ConsignmentCourse.same(Step.REFUSED, it);
        };
    }

    private static Outcome open(
            Consignment it, Map<UUID, Long> pieces, BiFunction<ConsignedLine, Long, ConsignedLine> verb, Step step) {
        if (pieces.isEmpty() || !it.covers(pieces, ConsignedLine::open)) {
            return ConsignmentCourse.same(Step.REFUSED, it);
        }
        Consignment after = ConsignmentCourse.each(it, pieces, verb);
        return ConsignmentCourse.changed(step, after.open() == 0 ? after.at(Status.CLOSED) : after);
    }
}
