package org.unisson.order.sales.domain;

import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.purchase.domain.PurchaseLine;

/** The tax in what is paid for a line. Prices, discounts and refunds are booked with it, and it is booked beside them. */
final class Vat {

    private Vat() {}

    /** Basis points. Null: not known, as it was sold under no quote, or is a gift, of which a quote says no rate. */
    static Integer rateOf(PurchaseLine line) {
        return line.quoted() == null || line.quoted().gift() != null
                ? null
                : line.quoted().taxRate();
    }

    /** @param tax in what was earned; negative: in what is given back */
    static List<Posting> in(Money tax, int rate, Gln location, UUID lineId, Sku sku) {
        return List.of(
                new Posting(Account.VAT_INCLUDED, tax, location, lineId, sku, 0, rate),
                new Posting(Account.VAT, tax.negated(), location, lineId, sku, 0, rate));
    }
}
