package org.unisson.order.sales.domain;

import java.util.ArrayList;
import java.util.List;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseLine;

/**
 * A line while its pieces are handed over, at one location after the other. What was taken off for the first k pieces is
 * always {@code discount × k ÷ quantity}, rounded: so all parts together take off exactly the discount, however the line
 * is split. The price before discounts needs no rounding. Its tax follows what was earned in the same way.
 */
final class Earned {

    private final PurchaseLine line;
    private final Account reductions;
    private final Integer taxRate;
    private long done;

    Earned(PurchaseLine line) {
        this(line, Account.DISCOUNTS, 0);
    }

    /** Of a line of that purchase. @param done pieces that were handed over before */
    static Earned of(Purchase purchase, PurchaseLine line, long done) {
        return new Earned(line, purchase.isGiven() ? Account.GOODWILL : Account.DISCOUNTS, done);
    }

    private Earned(PurchaseLine line, Account reductions, long done) {
        this.line = line;
        this.reductions = reductions;
        this.taxRate = Vat.rateOf(line);
        this.done = done;
    }

    /** Pieces that are not handed over yet. */
    long left() {
        return line.quantity() - done;
    }

    /** Revenue, and the discounts and the tax where there are any, of the next pieces. */
    List<Posting> at(Gln location, long pieces) {
        Money discount = discount(done + pieces).minus(discount(done));
        Money tax = tax(done + pieces).minus(tax(done));
        done += pieces;
        List<Posting> postings = new ArrayList<>();
        postings.add(new Posting(
                Account.REVENUE,
                line.unitPrice().times(pieces).negated(),
                location,
                line.lineId(),
                line.sku(),
                pieces,
                taxRate));
        if (!discount.isZero()) {
            postings.add(new Posting(reductions, discount, location, line.lineId(), line.sku(), 0, taxRate));
        }
        if (!tax.isZero()) {
            postings.addAll(Vat.in(tax, taxRate, location, line.lineId(), line.sku()));
        }
        return postings;
    }

    /** What is paid for the first pieces. */
    private Money value(long pieces) {
        return line.unitPrice().times(pieces).minus(discount(pieces));
    }

    /** In what is paid for the first pieces; nothing where it is not known. */
    private Money tax(long pieces) {
        return taxRate == null || line.total().isZero()
                ? Money.zero(line.total().currency())
                : line.quoted().tax().share(value(pieces).minor(), line.total().minor());
    }

    /** Of the first pieces. */
    private Money discount(long pieces) {
        return line.discount().isZero() ? line.discount() : line.discount().share(pieces, line.quantity());
    }
}
