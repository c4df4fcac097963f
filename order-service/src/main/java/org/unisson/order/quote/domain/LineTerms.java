package org.unisson.order.quote.domain;

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

    public LineTerms {
        reductions = List.copyOf(reductions);
        quotas = List.copyOf(quotas);
    }

    /** Of goods that the operation gives. */
    public static LineTerms ofGift(UUID operationId, String currency) {
        return new LineTerms(List.of(), 0, Money.zero(currency), AS_EVER, List.of(), operationId);
    }
}
