package org.unisson.order.till.domain;

import org.unisson.chassis.values.Money;

/**
 * What was counted of a tender at the closing.
 *
 * @param expected cash: the float and what came and went since; another tender: what was taken less what was given back
 * @param difference counted less expected
 */
public record Counted(String kind, Money amount, Money expected, Money difference) {

    static Counted of(String kind, Money amount, Money expected) {
        return new Counted(kind, amount, expected, amount.minus(expected));
    }
}
