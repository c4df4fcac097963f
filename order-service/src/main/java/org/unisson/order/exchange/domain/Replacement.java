package org.unisson.order.exchange.domain;

import java.util.UUID;

/**
 * An order that is placed instead of pieces of a line of another one, which stay until it is a sale.
 *
 * @param orderId the one that is placed
 * @param replaced the other one
 * @param lineId of the other one
 * @param quantity pieces that are given up
 * @param by OWNER or STAFF
 */
public record Replacement(UUID orderId, UUID replaced, UUID lineId, long quantity, String by) {}
