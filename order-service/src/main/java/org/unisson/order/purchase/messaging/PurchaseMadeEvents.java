package org.unisson.order.purchase.messaging;

import java.time.Instant;
import java.util.List;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.values.Gln;
import org.unisson.common.events.Money;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReduction;
import org.unisson.order.events.ReceiptRef;
import org.unisson.order.events.Tender;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.quote.domain.LineTerms;
import org.unisson.schemas.Topics;

/** How a sale is told. */
public final class PurchaseMadeEvents {

    /** Hundredths. */
    private static final int AS_EVER = 100;

    private PurchaseMadeEvents() {}

    /** The first event of a purchase: version 1, under the purchase's own id. */
    public static Event of(Purchase purchase, Instant recordedAt) {
        PurchaseMade made = new PurchaseMade(
                purchase.purchaseId(),
                1L,
                purchase.kind().name(),
                purchase.orderId(),
                receipt(purchase),
                purchase.channel(),
                number(purchase.location()),
                purchase.customerId(),
                purchase.card(),
                lines(purchase),
                purchase.tenders().stream()
                        .map(tender -> new Tender(tender.kind(), money(tender.amount()), tender.reference()))
                        .toList(),
                money(purchase.total()),
                purchase.purchasedAt(),
                recordedAt,
                purchase.quoteId());
        return Event.of(Topics.PURCHASES, purchase.purchaseId().toString(), 1, made, recordedAt)
                .withId(purchase.purchaseId());
    }

    static Money money(org.unisson.chassis.values.Money amount) {
        return new Money(amount.minor(), amount.currency());
    }

    private static List<PurchaseLine> lines(Purchase purchase) {
        return purchase.lines().stream()
                .map(line -> new PurchaseLine(
                        line.lineId(),
                        line.sku().code(),
                        line.quantity(),
                        money(line.unitPrice()),
                        money(line.discount()),
                        money(line.total()),
                        number(line.carriedOutFrom()),
                        line.giftCard(),
                        reductions(line.quoted()),
                        line.quoted() == null ? AS_EVER : line.quoted().pointsMultiplier()))
                .toList();
    }

    private static List<PurchaseReduction> reductions(LineTerms quoted) {
        return quoted == null
                ? List.of()
                : quoted.reductions().stream()
                        .map(one -> new PurchaseReduction(one.operationId(), money(one.amount())))
                        .toList();
    }

    private static ReceiptRef receipt(Purchase purchase) {
        var receipt = purchase.receipt();
        return receipt == null ? null : new ReceiptRef(receipt.store().number(), receipt.till(), receipt.number());
    }

    private static String number(Gln location) {
        return location == null ? null : location.number();
    }
}
