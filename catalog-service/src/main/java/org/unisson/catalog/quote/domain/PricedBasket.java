package org.unisson.catalog.quote.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.operation.domain.OperationContent;
import org.unisson.catalog.price.domain.PriceAnswer;
import org.unisson.chassis.values.Money;

/**
 * A basket with its prices.
 *
 * @param lines in the order of the basket; those without a price are missing
 * @param applied operations that give something, in the order in which they were counted
 * @param notApplied operations on something in the basket that are in effect and give nothing
 * @param validUntil the next instant at which a price or an operation on something in it begins or ends, or null
 */
public record PricedBasket(
        List<Line> lines,
        List<Applied> applied,
        List<NotApplied> notApplied,
        boolean freeShipping,
        List<Gift> gifts,
        Instant validUntil) {

    /**
     * A line with its price.
     *
     * @param answer its price per piece before reductions, and why
     * @param regular price of all its pieces before reductions
     * @param reductions what is taken off, in turn
     * @param total what is to be paid; the regular price less the reductions
     * @param pointsMultiplier hundredths; 100 where there is none
     */
    public record Line(
            BasketLine line,
            PriceAnswer answer,
            Money regular,
            List<Reduction> reductions,
            Money total,
            int pointsMultiplier) {

        public boolean isReduced() {
            return total.compareTo(regular) < 0;
        }
    }

    /** What an operation takes off a line. */
    public record Reduction(UUID operationId, Money amount) {}

    /**
     * An operation that gives something.
     *
     * @param reduction on all lines
     * @param coupon the code by which it is opened, or null
     */
    public record Applied(UUID operationId, OperationContent content, Money reduction, String coupon) {}

    /** An operation that gives nothing; the one that came before it where that is why. */
    public record NotApplied(UUID operationId, OperationContent content, Reason reason, UUID instead) {}

    /** What is given with the purchase. */
    public record Gift(UUID operationId, String sku, int quantity) {}

    /** What is to be paid, in the currency of the lines. */
    public Money total(String currency) {
        return Money.sum(currency, lines.stream().map(Line::total).toList());
    }

    /** The lines by the caller's ids. */
    public Map<String, Line> byId() {
        return lines.stream()
                .collect(java.util.stream.Collectors.toMap(line -> line.line().lineId(), line -> line));
    }
}
