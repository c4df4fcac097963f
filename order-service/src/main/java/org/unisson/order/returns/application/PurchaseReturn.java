package org.unisson.order.returns.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.purchase.domain.PurchaseTender;
import org.unisson.order.returns.domain.PaidTender;
import org.unisson.order.returns.domain.ReturnDecision;
import org.unisson.order.returns.domain.SetOff;

/**
 * A return as it is written down and told.
 *
 * @param version of the purchase that it makes
 * @param customerId of the purchase, or null
 * @param card of the purchase, or null
 * @param refunds what goes back on which tender; none of zero
 * @param purchaseTotal what the whole purchase had cost
 * @param returnedAt by the channel's clock
 * @param reference what another system calls it, or null: one return per purchase and reference, for ever
 */
public record PurchaseReturn(
        UUID returnId,
        UUID purchaseId,
        long version,
        String channel,
        Gln location,
        UUID customerId,
        String card,
        List<ReturnDecision.Line> lines,
        List<Refund> refunds,
        Money total,
        Money purchaseTotal,
        Instant returnedAt,
        Instant recordedAt,
        String reference,
        Cause cause) {

    /** Why money goes back. */
    public enum Cause {
        /** The goods came back. */
        RETURN,
        /** They never left. */
        CANCELLATION,
        /** They left, and the customer did not receive them. */
        CLAIM,
        /** They left, and the till took the whole sale back as never made. */
        VOID
    }

    /**
     * Money that goes back on a tender of the purchase, or that is set off against goods taken instead.
     *
     * @param order whose card the gateway has charged; null: nobody's, or no matter any more
     */
    public record Refund(String kind, Money amount, String reference, UUID order) {}

    /**
     * What goes back on which tender, but nothing of zero.
     *
     * @param amounts for each tender, in their order
     * @param setOff of these amounts: it does not go back
     */
    static List<Refund> refunds(List<PaidTender> tenders, List<Money> amounts, SetOff setOff) {
        List<Refund> refunds = new ArrayList<>();
        for (int index = 0; index < tenders.size(); index++) {
            Money back =
                    amounts.get(index).minus(setOff.of(index, amounts.get(index).currency()));
            if (!back.isZero()) {
                PaidTender tender = tenders.get(index);
                refunds.add(new Refund(tender.kind(), back, tender.reference(), tender.order()));
            }
        }
        setOff.parts()
                .forEach(part -> refunds.add(new Refund(
                        PurchaseTender.EXCHANGE, part.amount(), part.setOffId().toString(), null)));
        return refunds;
    }

    public PurchaseReturn {
        lines = List.copyOf(lines);
        refunds = List.copyOf(refunds);
    }

    /** Pieces of all lines. */
    public long units() {
        return lines.stream().mapToLong(ReturnDecision.Line::quantity).sum();
    }
}
