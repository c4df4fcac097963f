package org.unisson.inventory.quota.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.Basket;

/**
 * What an order or a cart wants to have.
 *
 * @param owner the order or the cart
 * @param customer empty: not known
 * @param pieces by SKU: the same one on two lines is counted together
 * @param at when it was asked for
 */
public record Claim(UUID owner, String channel, Optional<UUID> customer, Map<Sku, Long> pieces, Instant at) {

    public static Claim of(UUID owner, Basket basket, Optional<UUID> customer, Instant at) {
        Map<Sku, Long> pieces = new LinkedHashMap<>();
        basket.lines().forEach(line -> pieces.merge(line.sku(), line.quantity(), Long::sum));
        return new Claim(owner, basket.channel(), customer, pieces, at);
    }
}
