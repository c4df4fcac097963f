package org.unisson.order.sales.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;

/**
 * What was set off for goods that could not be had after all, and goes back to what had paid it.
 *
 * @param exchangeId which does so once
 * @param purchaseId whose goods had come back
 * @param channel that took them
 * @param location where they came in
 */
public record SetOffReversal(
        UUID exchangeId, UUID purchaseId, String channel, Gln location, List<Part> parts, Instant at) {

    /** Of a tender of that kind. */
    public record Part(String kind, Money amount) {}

    public SetOffReversal {
        parts = List.copyOf(parts);
    }

    /** Books it for the sale whose goods had come back. */
    public Entry booked(Attribution attribution) {
        List<Posting> postings = new ArrayList<>();
        for (Part part : parts) {
            postings.add(Posting.ofMoney(Account.EXCHANGE, part.amount(), location));
            postings.add(Posting.ofMoney(
                    Account.ofRefundAwayFromTill(part.kind()), part.amount().negated(), location));
        }
        return new Entry(exchangeId, Entry.Kind.EXCHANGE, purchaseId, channel, attribution, at, postings);
    }
}
