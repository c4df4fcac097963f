package org.unisson.order.sales.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An entry of the sales ledger: its postings sum to zero in each currency. It is never changed.
 *
 * @param entryId id of what caused it, so that one cause books once: the purchase, the order handed over, the return
 * @param channel through which it came about; of a return the channel that took the goods back
 * @param attribution whose the sale is
 * @param occurredAt when it was sold, handed over or returned
 */
public record Entry(
        UUID entryId,
        Kind kind,
        UUID purchaseId,
        String channel,
        Attribution attribution,
        Instant occurredAt,
        List<Posting> postings) {

    /** What is booked. */
    public enum Kind {
        /** Money against goods that left at once, or that are still to be handed over. */
        SALE,
        /** Goods that were still to be handed over. */
        HANDOVER,
        /** Goods against money. */
        RETURN,
        /** What will never be handed over, against money. */
        CANCELLATION,
        /** A sale with all signs turned. */
        VOID,
        /** What was set off for goods that could not be had after all, against money. */
        EXCHANGE,
        /** What is owed on a gift card no more, as earned. */
        EXPIRY,
        /** What a card could not be given back, by another way. */
        SETTLEMENT,
        /** Cash that was owed, out of a drawer. */
        CASH_PAYOUT
    }

    public Entry {
        postings = List.copyOf(postings);
        if (postings.isEmpty()) {
            throw new IllegalArgumentException("an entry has postings");
        }
        Map<String, Long> sums = new HashMap<>();
        postings.forEach(posting ->
                sums.merge(posting.amount().currency(), posting.amount().minor(), Math::addExact));
        if (sums.values().stream().anyMatch(sum -> sum != 0)) {
            throw new IllegalArgumentException("the postings of " + kind + " " + entryId + " sum to " + sums);
        }
    }
}
