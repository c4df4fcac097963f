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
 * is split. The price before discounts needs no rounding.
 */
final class Earned {

    private final PurchaseLine line;
    private final Account reductions;
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
        this.done = done;
    }

    /** Pieces that are not handed over yet. */
    long left() {
        return line.quantity() - done;
    }

    /** Revenue, and the discounts where there are any, of the next pieces. */
    List<Posting> at(Gln location, long pieces) {
        Money discount = discount(done + pieces).minus(discount(done));
        done += pieces;
        List<Posting> postings = new ArrayList<>();
        postings.add(new Posting(
                Account.REVENUE,
                line.unitPrice().times(pieces).negated(),
                location,
                line.lineId(),
                line.sku(),
                pieces));
        if (!discount.isZero()) {
            postings.add(new Posting(reductions, discount, location, line.lineId(), line.sku(), 0));
        }
        return postings;
    }

    /** Of the first pieces. */
    private Money discount(long pieces) {
        return line.discount().isZero() ? line.discount() : line.discount().share(pieces, line.quantity());
    }
}
