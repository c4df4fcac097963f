package org.unisson.order.exchange.application;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.unisson.chassis.values.Money;
import org.unisson.order.ordering.application.OrderView;

/**
 * An order after other goods were asked for instead of a line.
 *
 * @param order as it is now: with the line, until the replacement is a sale
 * @param replacement the order that was placed for the others, and is not decided yet
 * @param setOff of what was paid for the line, against what the others cost
 * @param refunded the rest, which goes back once the replacement is a sale: points and gift cards always do
 * @param surplus what the card pays beyond it
 */
public record LineReplaced(
        @JsonUnwrapped OrderView order, OrderView replacement, Money setOff, Money refunded, Money surplus) {}
