package org.unisson.order.sales.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.sales.domain.Account;
import org.unisson.order.sales.domain.Entry;

/**
 * An entry of the ledger as it is shown.
 *
 * @param entryId id of what caused it: the purchase, the order handed over, the return
 * @param channel through which it came about
 * @param occurredAt of the sale, the hand-over or the return
 * @param bookedAt by this service's clock
 */
public record LedgerEntry(
        UUID entryId,
        Entry.Kind kind,
        UUID purchaseId,
        String channel,
        Instant occurredAt,
        Instant bookedAt,
        List<Line> postings) {

    /**
     * A posting.
     *
     * @param amount a debit is positive, a credit negative
     * @param channel that took the order
     * @param attachedStore the customer's at the moment of the sale
     * @param taxRate of the VAT in it, basis points; absent: not known, or none of a line
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            Account account,
            Money amount,
            String channel,
            Gln location,
            Gln attachedStore,
            UUID lineId,
            Sku sku,
            long pieces,
            Integer taxRate) {}
}
