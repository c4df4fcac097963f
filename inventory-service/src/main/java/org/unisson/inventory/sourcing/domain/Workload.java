package org.unisson.inventory.sourcing.domain;

import java.util.HashMap;
import java.util.Map;
import org.unisson.chassis.values.Gln;

/** Pieces that are set aside and have not left, per location; counted on while decisions are made. */
public final class Workload {

    private final Map<Gln, Long> open;

    public Workload(Map<Gln, Long> open) {
        this.open = new HashMap<>(open);
    }

    /** Pieces are set aside there (positive), or are not any more (negative). */
    public void change(Gln location, long pieces) {
        open.merge(location, pieces, Long::sum);
    }

    long at(Gln location) {
        return Math.max(0, open.getOrDefault(location, 0L));
    }
}
