package org.unisson.order.sales.domain;

import org.unisson.chassis.values.Money;

/**
 * What the ledger says of a line of a purchase, when goods of it come back.
 *
 * @param rate of its VAT, basis points; null: not known
 * @param earned with it, less what was given back
 * @param tax booked with that, less what was booked back
 */
public record TaxedLine(Integer rate, Money earned, Money tax) {

    /**
     * The tax in a refund: a share of what is left of it. Taking what is left, and not what was booked, gives the last
     * refund exactly the rest, whatever was rounded before.
     */
    Money taxIn(Money refund) {
        if (refund.compareTo(earned) >= 0) {
            return refund.isZero() ? refund : tax;
        }
        return tax.share(refund.minor(), earned.minor());
    }

    /** What is left after a refund. */
    TaxedLine less(Money refund) {
        Money left = earned.minus(refund);
        return new TaxedLine(rate, left.isNegative() ? Money.zero(left.currency()) : left, tax.minus(taxIn(refund)));
    }
}
