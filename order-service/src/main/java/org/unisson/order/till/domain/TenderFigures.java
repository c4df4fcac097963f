package org.unisson.order.till.domain;

import org.unisson.chassis.values.Money;

/**
 * What went over a till on one tender.
 *
 * @param sales taken
 * @param voided given back for sales as never made
 * @param returned given back for goods that came back
 * @param net what is left of what was taken
 */
public record TenderFigures(String kind, Money sales, Money voided, Money returned, Money net) {

    /** With what is left of what was taken. */
    public static TenderFigures of(String kind, Money sales, Money voided, Money returned) {
        return new TenderFigures(
                kind, sales, voided, returned, sales.minus(voided).minus(returned));
    }
}
