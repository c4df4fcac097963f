package org.unisson.catalog.product.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which product takes the place of which: never in a circle. */
public final class Lineage {

    private final Map<UUID, UUID> predecessors;
    private final Set<UUID> known;

    /**
     * @param predecessors of products that have one
     * @param known products there are
     */
    public Lineage(Map<UUID, UUID> predecessors, Set<UUID> known) {
        this.predecessors = new HashMap<>(predecessors);
        this.known = new HashSet<>(known);
    }

    public boolean knows(UUID productId) {
        return known.contains(productId);
    }

    /** Whether the product would come before itself. */
    public boolean closesCircle(UUID productId, UUID predecessor) {
        Set<UUID> walked = new HashSet<>();
        for (UUID at = predecessor; at != null && walked.add(at); at = predecessors.get(at)) {
            if (at.equals(productId)) {
                return true;
            }
        }
        return false;
    }

    /** The product is there now, with this predecessor or, where null, with none. */
    public void take(UUID productId, UUID predecessor) {
        known.add(productId);
        if (predecessor == null) {
            predecessors.remove(productId);
        } else {
            predecessors.put(productId, predecessor);
        }
    }
}
