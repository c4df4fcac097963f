package org.unisson.order.sales.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.order.sales.domain.Period;

/** Questions about the sales ledger. */
public interface LedgerQueries {

    /**
     * Figures of a period, all of one instant.
     *
     * @param currency null: every currency, each for itself
     * @param stores only postings of these stores, by attachment in the view of attached stores and else by location;
     *     null: all
     */
    Uni<LedgerFigures> figures(Period period, LedgerView by, String currency, Set<String> stores);

    /** Entries of a period with their postings, in the order of time; at most that many. */
    Uni<List<LedgerEntry>> entries(Period period, Place after, int atMost);

    /** Where a page ended. */
    record Place(Instant occurredAt, UUID entryId) {

        /** Before all entries of a period. */
        public static Place beginning(Period period) {
            return new Place(period.from(), new UUID(0, 0));
        }

        public static Place of(LedgerEntry entry) {
            return new Place(entry.occurredAt(), entry.entryId());
        }
    }
}
