package org.unisson.inventory.transfer.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Sku;

/**
 * What has arrived of a transfer.
 *
 * @param id UUIDv7
 * @param lines each SKU once
 * @param complete nothing more is to come
 */
public record Delivery(UUID id, List<Line> lines, Instant receivedAt, boolean complete) {

    /**
     * Pieces of a SKU.
     *
     * @param received fit for sale
     * @param damaged not fit for sale, beside those
     */
    public record Line(Sku sku, long received, long damaged) {}

    public Delivery {
        lines = List.copyOf(lines);
    }

    /** Nothing came. */
    boolean isEmpty() {
        return lines.stream().allMatch(line -> line.received() + line.damaged() == 0);
    }
}
