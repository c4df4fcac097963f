package org.unisson.customer.reminder.application;

import org.unisson.chassis.events.Origin;
import org.unisson.customer.reminder.domain.AbandonedCart;

/**
 * A decision to be taken.
 *
 * @param cause the event that reported the cart
 */
public record Scheduled(AbandonedCart cart, Origin cause) {}
