package org.unisson.order.sales.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.order.purchase.domain.HandOver;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseLine;

/** Books that the goods of an order are with the customer: deferred revenue becomes revenue where they were handed over. */
public final class HandOverBooking {

    private HandOverBooking() {}

    /**
     * All goods of a purchase that had not left at once. Each piece is earned once, at the location said first of it; at
     * no location where none is said.
     */
    public static Entry of(Purchase purchase, Attribution attribution, HandOver handOver, Instant at) {
        List<Posting> postings = new ArrayList<>();
        for (PurchaseLine line : purchase.lines()) {
            if (line.carriedOutFrom() == null) {
                postings.add(new Posting(
                        Account.DEFERRED_REVENUE,
                        line.total(),
                        null,
                        line.lineId(),
                        line.sku(),
                        -line.quantity(),
                        Vat.rateOf(line)));
                postings.addAll(earned(Earned.of(purchase, line, 0), handOver.of(line.lineId())));
            }
        }
        return new Entry(
                handOver.causeId(),
                Entry.Kind.HANDOVER,
                purchase.purchaseId(),
                attribution.channel(),
                attribution,
                at,
                postings);
    }

    /** Some of the goods. @param before pieces by line that had been handed over before */
    public static Entry of(
            Purchase purchase, Attribution attribution, Map<UUID, Long> before, HandOver handOver, Instant at) {
        List<Posting> postings = new ArrayList<>();
        for (PurchaseLine line : purchase.lines()) {
            Earned earned = Earned.of(purchase, line, before.getOrDefault(line.lineId(), 0L));
            for (HandOver.Part part : handOver.of(line.lineId())) {
                List<Posting> revenue = earned.at(part.location(), part.quantity());
                Money value = Money.sum(
                        purchase.total().currency(),
                        revenue.stream().map(Posting::amount).toList());
                postings.add(new Posting(
                        Account.DEFERRED_REVENUE,
                        value.negated(),
                        null,
                        line.lineId(),
                        line.sku(),
                        -part.quantity(),
                        Vat.rateOf(line)));
                postings.addAll(revenue);
            }
        }
        return new Entry(
                handOver.causeId(),
                Entry.Kind.HANDOVER,
                purchase.purchaseId(),
                attribution.channel(),
                attribution,
                at,
                postings);
    }

    private static List<Posting> earned(Earned earned, List<HandOver.Part> parts) {
        List<Posting> postings = new ArrayList<>();
        for (HandOver.Part part : parts) {
            long pieces = Math.min(part.quantity(), earned.left());
            if (pieces > 0) {
                postings.addAll(earned.at(part.location(), pieces));
            }
        }
        if (earned.left() > 0) {
            postings.addAll(earned.at(null, earned.left()));
        }
        return postings;
    }
}
