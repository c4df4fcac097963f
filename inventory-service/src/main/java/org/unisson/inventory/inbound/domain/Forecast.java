package org.unisson.inventory.inbound.domain;

import java.time.LocalDate;
import java.util.List;
import org.unisson.chassis.values.Sku;

/**
 * What is to come in all, and when; what has come already is part of it.
 *
 * @param expectedOn day of the location, or null: not known
 * @param goods each SKU once
 */
public record Forecast(LocalDate expectedOn, List<Goods> goods) {

    /** Pieces of a SKU; at least one. */
    public record Goods(Sku sku, long pieces) {}

    public Forecast {
        goods = List.copyOf(goods);
    }
}
