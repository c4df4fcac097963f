package org.unisson.customer.view.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The cart that a person has open: of several, the one touched last.
 *
 * @param customerId whose of the person's customers it is
 * @param channel that touched it last
 * @param lines the first 50
 * @param pieces of all lines
 */
public record CartView(UUID cartId, UUID customerId, String channel, List<Line> lines, long pieces, Instant touchedAt) {

    public record Line(String sku, long quantity) {}
}
