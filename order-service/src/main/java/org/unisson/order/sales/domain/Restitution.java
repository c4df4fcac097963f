package org.unisson.order.sales.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * Books it at the place of return, for the sale whose it was.
     *
     * @param sold what the ledger says of the lines; one that is missing is of an unknown rate of tax
     */
    public Entry booked(Attribution attribution, Map<UUID, TaxedLine> sold) {
        List<Posting> postings = new ArrayList<>();
        // The same line may come back in several parts: the tax of each is of what the part before has left.
        Map<UUID, TaxedLine> left = new HashMap<>(sold);
        for (ReturnDecision.Line line : lines) {
            TaxedLine taxed = left.get(line.lineId());
            Integer rate = taxed == null ? null : taxed.rate();
            postings.add(given(line, rate));
            if (rate != null && cause != Cause.CANCELLATION) {
                Money tax = taxed.taxIn(line.refund());
                if (!tax.isZero()) {
                    postings.addAll(Vat.in(tax.negated(), rate, location, line.lineId(), line.sku()));
                }
                left.put(line.lineId(), taxed.less(line.refund()));
            }
        }
        for (Refund refund : refunds) {
            // Goods that come back are paid for where they come in; for all else nobody stands at a drawer.
            Account account = cause == Cause.RETURN
                    ? Account.ofTender(refund.kind())
                    : Account.ofRefundAwayFromTill(refund.kind());
            postings.add(Posting.ofMoney(account, refund.amount().negated(), location));
        }
        Entry.Kind kind = cause == Cause.CANCELLATION ? Entry.Kind.CANCELLATION : Entry.Kind.RETURN;
        return new Entry(returnId, kind, purchaseId, channel, attribution, returnedAt, postings);
    }

    private Posting given(ReturnDecision.Line line, Integer rate) {
        return switch (cause) {
            case RETURN -> returned(line, line.quantity(), rate);
            case CLAIM -> returned(line, 0, rate);
            case CANCELLATION ->
                new Posting(
                        Account.DEFERRED_REVENUE,
                        line.refund(),
                        null,
                        line.lineId(),
                        line.sku(),
                        -line.quantity(),
                        rate);
        };
    }

    private Posting returned(ReturnDecision.Line line, long pieces, Integer rate) {
        return new Posting(Account.RETURNS, line.refund(), location, line.lineId(), line.sku(), pieces, rate);
    }
}
