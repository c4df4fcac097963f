package org.unisson.customer.view.application;

import java.time.Instant;

/**
 * Points of all accounts of a person.
 *
 * @param balance that can be spent now
 * @param held set aside for orders in progress
 * @param pending earned, to be spent later
 * @param changedAt the last movement that is known of
 */
public record PointsView(long balance, long held, long pending, long accounts, Instant changedAt) {}
