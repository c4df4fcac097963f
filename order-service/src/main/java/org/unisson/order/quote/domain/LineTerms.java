package org.unisson.order.quote.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * What a quote says of a line beside its price.
 *
 * @param reductions in the order in which they were taken off; they lead from unit price × quantity to the total
 * @param taxRate basis points
 * @param tax in the total
 * @param pointsMultiplier hundredths; 100: as ever
 * @param quotas of inventory that its pieces count against
 * @param gift the operation that gives the goods; null: they are bought
 */
public record LineTerms(
        List<LineReduction> reductions, int taxRate, Money tax, int pointsMultiplier, List<UUID> quotas, UUID gift) {

    private static final int AS_EVER = 100;
    private static final long BASIS_POINTS = 10_000;

    public LineTerms {
        reductions = List.copyOf(reductions);
        quotas = List.copyOf(quotas);
    }

    /** Of goods that the operation gives. */
    public static LineTerms ofGift(UUID operationId, String currency) {
        return new LineTerms(List.of(), 0, Money.zero(currency), AS_EVER, List.of(), operationId);
    }

    /** Of a line that was sold at another price: its points and its rate of tax are as quoted, no reduction is known. */
    LineTerms atAnotherPrice(Money total) {
        long tax = BigDecimal.valueOf(total.minor())
                .multiply(BigDecimal.valueOf(taxRate))
                .divide(BigDecimal.valueOf(BASIS_POINTS + taxRate), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return new LineTerms(List.of(), taxRate, new Money(tax, total.currency()), pointsMultiplier, List.of(), null);
    }
}
