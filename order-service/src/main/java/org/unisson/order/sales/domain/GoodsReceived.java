package org.unisson.order.sales.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;

/**
 * Goods that came back whose sale nobody knows, and the money that was given for them.
 *
 * @param total of the lines, given on that tender
 */
public record GoodsReceived(
        UUID returnId,
        String channel,
        Gln location,
        UUID customerId,
        List<Line> lines,
        String tender,
        Money total,
        Instant returnedAt) {

    public GoodsReceived {
        lines = List.copyOf(lines);
    }

    /** Pieces of a product. */
    public record Line(UUID lineId, Sku sku, long quantity, Money refund) {}

    /** Books it at the place of return, for the channel that took it. @param attachedStore of the customer now, or null */
    public Entry booked(Gln attachedStore) {
        List<Posting> postings = new ArrayList<>();
        lines.forEach(line -> postings.add(
                new Posting(Account.RETURNS, line.refund(), location, line.lineId(), line.sku(), line.quantity())));
        if (!total.isZero()) {
            postings.add(Posting.ofMoney(Account.ofTender(tender), total.negated(), location));
        }
        // There is no purchase: the return stands for it.
        return new Entry(
                returnId,
                Entry.Kind.RETURN,
                returnId,
                channel,
                new Attribution(channel, attachedStore),
                returnedAt,
                postings);
    }
}
