package org.unisson.order.sales.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.returns.domain.ReturnDecision;

/**
 * Goods that came back or never left, and the money that goes back for them.
 *
 * @param channel that took them back
 * @param location that took them back
 * @param refunds together what the lines give back
 */
public record Restitution(
        UUID returnId,
        UUID purchaseId,
        String channel,
        Gln location,
        List<ReturnDecision.Line> lines,
        List<Refund> refunds,
        Instant returnedAt,
        Cause cause) {

    /** Whether the goods were with the customer. */
    public enum Cause {
        RETURN,
        CANCELLATION,
        /** They were, by what the carrier says, and are not come back. */
        CLAIM
    }

    /** What goes back on a tender of that kind. */
    public record Refund(String kind, Money amount) {}

    public Restitution {
        lines = List.copyOf(lines);
        refunds = List.copyOf(refunds);
    }

    /** Books it at the place of return, for the sale whose it was. */
    public Entry booked(Attribution attribution) {
        List<Posting> postings = new ArrayList<>();
        for (ReturnDecision.Line line : lines) {
            postings.add(
                    switch (cause) {
                        case RETURN ->
                            new Posting(
                                    Account.RETURNS,
                                    line.refund(),
                                    location,
                                    line.lineId(),
                                    line.sku(),
                                    line.quantity());
                        case CLAIM ->
                            new Posting(Account.RETURNS, line.refund(), location, line.lineId(), line.sku(), 0);
                        case CANCELLATION ->
                            new Posting(
                                    Account.DEFERRED_REVENUE,
                                    line.refund(),
                                    null,
                                    line.lineId(),
                                    line.sku(),
                                    -line.quantity());
                    });
        }
        for (Refund refund : refunds) {
            postings.add(Posting.ofMoney(
                    Account.ofTender(refund.kind()), refund.amount().negated(), location));
        }
        Entry.Kind kind = cause == Cause.CANCELLATION ? Entry.Kind.CANCELLATION : Entry.Kind.RETURN;
        return new Entry(returnId, kind, purchaseId, channel, attribution, returnedAt, postings);
    }
}
