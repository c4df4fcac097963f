package org.unisson.order.purchase.application;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;

/**
 * What a customer without a receipt remembers of a purchase; null: nothing of it.
 *
 * @param sku of one of its lines
 * @param from of the sale, inclusive
 * @param until of the sale, exclusive
 * @param location store that sold
 * @param total of the whole purchase, in minor units
 */
public record PurchaseSearch(
        Sku sku, Instant from, Instant until, Gln location, Long total, UUID customer, String card) {}
