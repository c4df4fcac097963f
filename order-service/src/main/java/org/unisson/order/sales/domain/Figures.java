package org.unisson.order.sales.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a set of postings comes to, in one currency. Amounts are minor units.
 *
 * @param gross revenue at prices before discounts
 * @param discounts taken off it, and what was given away
 * @param deferred sold and not handed over: what came to it less what left it
 * @param returned given back for goods that came back
 * @param pieces handed over
 * @param piecesReturned that came back
 * @param breakage left on gift cards that have expired
 * @param taxed net() and what is deferred, by rate of tax
 */
public record Figures(
        String currency,
        long gross,
        long discounts,
        long deferred,
        long returned,
        long pieces,
        long piecesReturned,
        long breakage,
        TaxedTurnover taxed) {

    /** What was earned. */
    public long revenue() {
        return Math.subtractExact(gross, discounts);
    }

    /** What was earned less what was given back. */
    public long net() {
        return Math.subtractExact(revenue(), returned);
    }

    /** Whether each cent of net() and of what is deferred is of one rate, and all tax that is owed lies in it. */
    public boolean isTaxedWhole() {
        return taxed.gross() == net() && taxed.deferred() == deferred && taxed.isOwed();
    }

    /** Whether the groups, whatever they group by, sum to the totals, in every figure and currency. */
    public static boolean sumTo(List<Figures> totals, List<Figures> groups) {
        Map<String, Figures> sums = new HashMap<>();
        groups.forEach(group -> sums.merge(group.currency(), group, Figures::plus));
        Map<String, Figures> expected = new HashMap<>();
        totals.forEach(total -> expected.merge(total.currency(), total, Figures::plus));
        return sums.equals(expected);
    }

    /** Of both, in the same currency. */
    public Figures plus(Figures other) {
        return new Figures(
                currency,
                Math.addExact(gross, other.gross),
                Math.addExact(discounts, other.discounts),
                Math.addExact(deferred, other.deferred),
                Math.addExact(returned, other.returned),
                Math.addExact(pieces, other.pieces),
                Math.addExact(piecesReturned, other.piecesReturned),
                Math.addExact(breakage, other.breakage),
                taxed.plus(other.taxed));
    }
}
