package org.unisson.order.reference.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;

/** Prices per unit, tax included, from the catalog's own events. */
public interface Prices {

    /**
     * What these SKUs cost on a channel at an instant: the price that names the channel wins over the one that names
     * none, then the latest {@code validFrom}; {@code validTo} is exclusive. Only prices in the channel's currency
     * count. A SKU without one is missing.
     */
    Uni<Map<Sku, Money>> effective(Transaction tx, String channel, Instant at, Collection<Sku> skus);
}
