package org.unisson.inventory.reservation.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * For whom an order is.
 *
 * @param cart of which it came; empty: of none, or it is not known
 * @param customer empty: not known
 */
public record Buyer(Optional<UUID> cart, Optional<UUID> customer) {}
