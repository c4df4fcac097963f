package org.unisson.inventory.inbound.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.unisson.chassis.values.Sku;

/**
 * What has come of an inbound shipment at once.
 *
 * @param reference number of the document that says so; receives the shipment once, for ever
 * @param lines each SKU once
 * @param receivedAt null: now
 * @param complete nothing more is to come
 */
public record Receipt(String reference, List<Line> lines, Instant receivedAt, boolean complete) {

    /**
     * Pieces of a SKU.
     *
     * @param received fit for sale
     * @param damaged not fit for sale, beside those
     */
    public record Line(Sku sku, long received, long damaged) {

        public long pieces() {
            return received + damaged;
        }
    }

    public Receipt {
        lines = List.copyOf(lines);
    }

    /** Whether it says what that one said, which was taken before. */
    public boolean repeats(Receipt taken) {
        return reference.equals(taken.reference)
                && complete == taken.complete
                && new HashSet<>(lines).equals(new HashSet<>(taken.lines))
                && (receivedAt == null || receivedAt.equals(taken.receivedAt));
    }

    /** The same, with the moment where it says none. */
    public Receipt at(Instant now) {
        return receivedAt == null ? new Receipt(reference, lines, now, complete) : this;
    }

    /** Nothing came. */
    boolean isEmpty() {
        return lines.stream().allMatch(line -> line.pieces() == 0);
    }
}
