package org.unisson.inventory.sourcing.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.RequestedLine.Method;

/**
 * Lines for which one policy finds places together.
 *
 * @param method by which the goods leave the places that are looked for
 * @param collectedAt where the goods are collected, when they may be sent there from elsewhere; otherwise empty
 */
record Question(List<RequestedLine> lines, Policies.Applied applied, Method method, Optional<Gln> collectedAt) {

    /** Whether the goods are sent to the customer, and not to a store. */
    boolean isShipped() {
        return method == Method.SHIP && collectedAt.isEmpty();
    }

    /** Pieces per SKU: the same one on two lines is counted together. */
    Map<Sku, Long> wanted() {
        Map<Sku, Long> wanted = new LinkedHashMap<>();
        lines.forEach(line -> wanted.merge(line.sku(), line.quantity(), Long::sum));
        return wanted;
    }

    /** The same for one of its lines. */
    Question of(RequestedLine line) {
        return new Question(List.of(line), applied, method, collectedAt);
    }
}
