package org.unisson.inventory.quota.domain;

import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Sku;

/**
 * What an order or a cart counts for in a quota.
 *
 * @param owner the order or the cart
 * @param customer empty: not known
 */
public record Use(String quota, UUID owner, Sku sku, Optional<UUID> customer, Counted counted) {

    Use counting(Counted now) {
        return new Use(quota, owner, sku, customer, now);
    }
}
