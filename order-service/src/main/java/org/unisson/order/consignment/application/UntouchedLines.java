package org.unisson.order.consignment.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Status;

/** Lines whose goods nobody has touched, wherever they lie; of the others it is said why, where, and how many pieces. */
final class UntouchedLines {

    private UntouchedLines() {}

    /**
     * Refuses where one of the lines cannot be handed out in another way any more.
     *
     * @throws org.unisson.chassis.rest.ProblemException 409 too-late-to-change where pieces are picked or nothing is open,
     *     being-sought where it may be possible soon; a violation for each line that cannot be changed
     */
    static void require(List<Consignment> all, Set<UUID> lineIds, Fulfilment wanted) {
        List<Violation> late = new ArrayList<>();
        List<Violation> sought = new ArrayList<>();
        for (UUID lineId : lineIds.stream().sorted().toList()) {
            tooLate(all, lineId, wanted).ifPresent(why -> late.add(violation(lineId, why)));
            sought(all, lineId).ifPresent(why -> sought.add(violation(lineId, why)));
        }
        if (!late.isEmpty()) {
            late.addAll(sought);
            throw refusal("too-late-to-change", late);
        }
        if (!sought.isEmpty()) {
            throw refusal("being-sought", sought);
        }
    }

    private static RuntimeException refusal(String slug, List<Violation> why) {
        String detail = why.stream()
                .map(one -> "Line " + one.pointer().substring("/lines/".length()) + ": " + one.message())
                .collect(Collectors.joining(". ", "", "."));
        return new Problem("/problems/" + slug, "The state of things does not allow it", 409, detail, why)
                .asException();
    }

    private static Violation violation(UUID lineId, String why) {
        return new Violation("/lines/" + lineId, why);
    }

    private static Optional<String> sought(List<Consignment> all, UUID lineId) {
        long sought = all.stream().mapToLong(one -> one.sought(lineId)).sum();
        return sought == 0
                ? Optional.empty()
                : Optional.of(pieces(sought) + " being looked for elsewhere; ask again when they are found");
    }

    private static Optional<String> tooLate(List<Consignment> all, UUID lineId, Fulfilment wanted) {
        List<Consignment> its = all.stream().filter(one -> one.open(lineId) > 0).toList();
        if (its.isEmpty() && sought(all, lineId).isEmpty()) {
            return Optional.of("nothing of it is still to be handed out");
        }
        List<Consignment> touched = its.stream()
                .filter(one -> one.status() != Status.ALLOCATED && !one.isHandedOut(wanted))
                .toList();
        if (touched.isEmpty()) {
            return Optional.empty();
        }
        long free = its.stream()
                .filter(one -> one.status() == Status.ALLOCATED)
                .mapToLong(one -> one.open(lineId))
                .sum();
        return Optional.of(touched.stream()
                        .map(one -> pieces(one.open(lineId)) + " " + one.status() + " at " + one.location())
                        .collect(Collectors.joining(", "))
                + (free == 0 ? "" : "; " + pieces(free) + " not picked yet, and can be cancelled and ordered anew"));
    }

    private static String pieces(long count) {
        return count == 1 ? "1 piece is" : count + " pieces are";
    }
}
