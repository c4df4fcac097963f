package org.unisson.inventory.sourcing.domain;

import java.util.List;

/**
 * What was decided for a basket.
 *
 * @param lines where everything comes from; to be taken only if nothing is short
 * @param shortages what cannot be had; empty: the basket can be served
 * @param decisions how it came to that
 */
public record Plan(List<Allocation> lines, List<Shortage> shortages, List<Decision> decisions) {

    public Plan {
        lines = List.copyOf(lines);
        shortages = List.copyOf(shortages);
        decisions = List.copyOf(decisions);
    }

    public boolean possible() {
        return shortages.isEmpty();
    }
}
