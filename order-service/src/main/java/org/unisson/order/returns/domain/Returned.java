package org.unisson.order.returns.domain;

import java.util.UUID;

/**
 * Pieces of a line that come back.
 *
 * @param lineId line of the purchase
 * @param quantity pieces, at least 1
 */
public record Returned(UUID lineId, long quantity, Condition condition) {}
