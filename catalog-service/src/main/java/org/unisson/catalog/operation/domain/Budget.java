package org.unisson.catalog.operation.domain;

import org.unisson.chassis.values.Money;

/**
 * How much an operation may give; it is never exceeded.
 *
 * @param amount all reductions together, or null: no limit
 * @param uses all purchases together, or null: no limit
 * @param usesPerCustomer purchases of one customer, or null: no limit; then it is for known customers only
 */
public record Budget(Money amount, Long uses, Integer usesPerCustomer) {

    public Budget {
        if (amount == null && uses == null && usesPerCustomer == null) {
            throw new IllegalArgumentException("amount, uses, usesPerCustomer: one of them is required");
        }
        if (amount != null && amount.minor() < 1) {
            throw new IllegalArgumentException("amount: more than nothing is required");
        }
        if ((uses != null && uses < 1) || (usesPerCustomer != null && usesPerCustomer < 1)) {
            throw new IllegalArgumentException("uses, usesPerCustomer: 1 or more");
        }
    }
}
