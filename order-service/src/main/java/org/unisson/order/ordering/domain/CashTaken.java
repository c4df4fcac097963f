package org.unisson.order.ordering.domain;

import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * Cash that a till has taken for an order. It is in the drawer before the order is a sale, and goes back where it is none.
 *
 * @param amount more than nothing, what was given back as change taken off
 * @param sessionId of the till
 */
public record CashTaken(Money amount, UUID sessionId) {}
