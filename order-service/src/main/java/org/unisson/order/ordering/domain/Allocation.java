package org.unisson.order.ordering.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;

/**
 * Pieces of an order's line that inventory has set aside at one location; a line may be split over several.
 *
 * @param lineId line of the order
 * @param quantity pieces
 * @param promisedBy when they lie ready, or are with the customer, by the location's calendar; null: it has none that says
 *     so
 */
public record Allocation(UUID lineId, Sku sku, Gln location, long quantity, Instant promisedBy) {}
