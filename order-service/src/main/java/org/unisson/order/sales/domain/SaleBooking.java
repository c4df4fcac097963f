package org.unisson.order.sales.domain;

import java.util.ArrayList;
import java.util.List;
import org.unisson.chassis.values.Gln;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseLine;
import org.unisson.order.purchase.domain.PurchaseTender;

/** Books a sale: what was paid against what left with the customer, and against what is still to be handed over. */
public final class SaleBooking {

    private SaleBooking() {}

    /** @param attachedStore of the customer now, or null */
    public static Entry of(Purchase purchase, Gln attachedStore) {
        List<Posting> postings = new ArrayList<>();
        for (PurchaseTender tender : purchase.tenders()) {
            if (!tender.amount().isZero()) {
                postings.add(Posting.ofMoney(Account.ofTender(tender.kind()), tender.amount(), purchase.location()));
            }
        }
        for (PurchaseLine line : purchase.lines()) {
            if (line.giftCard() != null) {
                postings.add(owed(line, purchase));
            } else if (line.carriedOutFrom() == null) {
                postings.add(deferred(line));
            } else {
                postings.addAll(new Earned(line).at(line.carriedOutFrom(), line.quantity()));
            }
        }
        return new Entry(
                purchase.purchaseId(),
                Entry.Kind.SALE,
                purchase.purchaseId(),
                purchase.channel(),
                new Attribution(purchase.channel(), attachedStore),
                purchase.purchasedAt(),
                postings);
    }

    /** A gift card is owed to its holder until it is spent: nothing is earned by it. */
    private static Posting owed(PurchaseLine line, Purchase purchase) {
        return new Posting(
                Account.GIFT_CARD, line.total().negated(), purchase.location(), line.lineId(), line.sku(), 0);
    }

    private static Posting deferred(PurchaseLine line) {
        return new Posting(
                Account.DEFERRED_REVENUE,
                line.total().negated(),
                null,
                line.lineId(),
                line.sku(),
                line.quantity(),
                Vat.rateOf(line));
    }
}
