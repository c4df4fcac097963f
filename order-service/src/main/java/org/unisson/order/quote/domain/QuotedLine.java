package org.unisson.order.quote.domain;

import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;

/**
 * A line of a quote.
 *
 * @param lineId as whoever asked for the quote calls it
 * @param quantity pieces
 * @param unitPrice before reductions, tax included
 * @param total what is to be paid for the line
 */
public record QuotedLine(String lineId, Sku sku, long quantity, Money unitPrice, Money total, LineTerms terms) {

    public QuotedLine {
        Money left = unitPrice.times(quantity);
        for (LineReduction reduction : terms.reductions()) {
            left = left.minus(reduction.amount());
        }
        if (quantity < 1 || unitPrice.isNegative() || total.isNegative() || !left.equals(total)) {
            throw new IllegalArgumentException("the reductions of line " + lineId + " do not lead to its total");
        }
    }
}
