package org.unisson.order.returns.application;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisson.order.returns.domain.Condition;

/** Whether a return is the one that is asked for again. */
final class KnownReturn {

    private KnownReturn() {}

    /** An instant that is not given is that of the first time. */
    static boolean isOf(PurchaseReturn made, ReturnRequest request) {
        return made.channel().equals(request.channel())
                && made.location().equals(request.location())
                && (request.occurredAt() == null || request.occurredAt().equals(made.returnedAt()))
                && pieces(made.lines().stream()
                                .map(line -> new Pieces(line.lineId(), line.condition(), line.quantity())))
                        .equals(pieces(request.goods().stream()
                                .map(line -> new Pieces(line.lineId(), line.condition(), line.quantity()))));
    }

    private record Pieces(UUID lineId, Condition condition, long quantity) {

        String what() {
            return lineId + "/" + condition;
        }
    }

    private static Map<String, Long> pieces(Stream<Pieces> lines) {
        return lines.collect(Collectors.toMap(Pieces::what, Pieces::quantity, Long::sum, TreeMap::new));
    }
}
