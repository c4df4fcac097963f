package org.unisson.order.sales.domain;

import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;

/**
 * An amount on an account.
 *
 * @param amount a debit is positive, a credit negative
 * @param location where the goods or the money changed hands; null: not yet, or on a remote channel
 * @param lineId line of the purchase; null: of the whole of it
 * @param sku of the line, or null
 * @param pieces of goods; 0 where it is about money alone
 * @param taxRate of the VAT in it, basis points; null: not known, or none of a line
 */
public record Posting(Account account, Money amount, Gln location, UUID lineId, Sku sku, long pieces, Integer taxRate) {

    /** At a rate of tax that nobody knows. */
    public Posting(Account account, Money amount, Gln location, UUID lineId, Sku sku, long pieces) {
        this(account, amount, location, lineId, sku, pieces, null);
    }

    static Posting ofMoney(Account account, Money amount, Gln location) {
        return new Posting(account, amount, location, null, null, 0);
    }
}
