package org.unisson.order.ordering.application;

import org.unisson.chassis.rest.Problem;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderState;

/** Only a sale that has not ended is edited. */
public final class RequireSale {

    private RequireSale() {}

    /** @throws org.unisson.chassis.rest.ProblemException 409 order-not-decided, order-not-confirmed */
    public static void of(Order order) {
        if (order.state().isUndecided()) {
            throw Problem.conflict(
                            "order-not-decided",
                            "Its stock and payment are being decided, by "
                                    + order.terms().decideBy()
                                    + " at the latest. Change it then, or cancel it now and order anew.")
                    .asException();
        }
        if (!(order.state() instanceof OrderState.Confirmed)) {
            throw Problem.conflict("order-not-confirmed", "Only a confirmed order that has not ended can be changed.")
                    .asException();
        }
    }
}
