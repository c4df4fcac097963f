package org.unisson.customer.reminder.domain;

import java.time.Instant;

/** Who has bought the product since, on whatever channel, is not reminded of it. */
final class PurchasedElsewhere implements Rule {

    @Override
    public Finding judge(Facts facts, Instant now) {
        return facts.purchase()
                .map(purchase -> Finding.verdict(
                        Reason.PURCHASED_ELSEWHERE,
                        "A product of the cart was bought on " + purchase.channel() + " at " + purchase.purchasedAt()
                                + ", after the cart was last touched at "
                                + facts.cart().lastTouchedAt() + ".",
                        purchase.purchaseId()))
                .orElse(Finding.SILENT);
    }
}
