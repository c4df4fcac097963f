package org.unisson.order.reference.domain;

import java.time.Instant;
import java.util.List;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;

/** All prices of a SKU. */
public record PriceList(Sku sku, List<Price> prices) {

    /**
     * One of them.
     *
     * @param channel channel id; empty: every channel
     * @param validTo exclusive; null: open
     */
    public record Price(String channel, Money price, Instant validFrom, Instant validTo) {}
}
