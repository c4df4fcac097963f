package org.unisson.inventory.reservation.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * For whom an order is.
 *
 * @param cart of which it came; empty: of none, or it is not known
 * @param customer empty: not known
 * @param sendsAgain the order whose goods it sends again because they did not arrive; empty: it is a sale of its own
 */
public record Buyer(Optional<UUID> cart, Optional<UUID> customer, Optional<UUID> sendsAgain) {}
