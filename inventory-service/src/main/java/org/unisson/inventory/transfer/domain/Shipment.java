package org.unisson.inventory.transfer.domain;

import java.time.Instant;
import java.util.List;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;

/**
 * What somebody says has left a location for another one.
 *
 * @param reference number of the document that says so, or null; ships once per {@code from}, for ever
 * @param goods each SKU once
 * @param shippedAt null: now
 * @param expectedAt when it should arrive, or null
 */
public record Shipment(Gln from, Gln to, String reference, List<Goods> goods, Instant shippedAt, Instant expectedAt) {

    /** Pieces of a SKU; at least one. */
    public record Goods(Sku sku, long pieces) {}

    public Shipment {
        goods = List.copyOf(goods);
    }
}
