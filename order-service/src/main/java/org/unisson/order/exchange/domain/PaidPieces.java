package org.unisson.order.exchange.domain;

import java.util.ArrayList;
import java.util.List;
import org.unisson.chassis.values.Money;

/**
 * Pieces of a product that come back, as far as others of it are taken for them at the price that was paid. What does not
 * divide is on the first pieces, a cent each: so all of them together cost exactly what is given back.
 */
public final class PaidPieces {

    private final String currency;
    private final long base;
    private long dearer;
    private long others;

    /** @param refund of all the pieces @param pieces at least 1 */
    public PaidPieces(Money refund, long pieces) {
        this.currency = refund.currency();
        this.base = refund.minor() / pieces;
        this.dearer = refund.minor() % pieces;
        this.others = pieces - dearer;
    }

    /** Pieces at a price. */
    public record Priced(long pieces, Money unitPrice) {}

    /** The prices of at most so many of those that are left; none where none is. */
    public List<Priced> take(long pieces) {
        List<Priced> priced = new ArrayList<>();
        long first = Math.min(pieces, dearer);
        if (first > 0) {
            dearer -= first;
            priced.add(new Priced(first, new Money(base + 1, currency)));
        }
        long rest = Math.min(pieces - first, others);
        if (rest > 0) {
            others -= rest;
            priced.add(new Priced(rest, new Money(base, currency)));
        }
        return priced;
    }
}
