package org.unisson.order.receipt.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.order.purchase.domain.ReceiptRef;

/**
 * What a till gave back, as it stands in its chain: a void, or goods that came back over its counter.
 *
 * @param reference of a void its key; a return has its id for a number
 * @param purchaseId that it takes back, wholly or in part
 * @param refunds what went back on which tender
 */
public record GivenBack(
        LinkKind kind,
        ReceiptRef reference,
        UUID purchaseId,
        String channel,
        Instant occurredAt,
        List<Refund> refunds,
        Money total) {

    /** Money that went back on a tender. */
    public record Refund(String kind, Money amount) {}

    public GivenBack {
        refunds = List.copyOf(refunds);
    }
}
