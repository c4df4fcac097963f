package org.unisson.order.assortment.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.order.assortment.domain.Assortment;

/** Which channels have which products, as the catalog has told. */
public interface Assortments {

    /** Of those of these SKUs whose products not every channel has. */
    Uni<Map<Sku, Assortment>> of(Transaction tx, Collection<Sku> skus);

    /** Replaces what is known of these products. */
    Uni<Void> put(Transaction tx, List<Assortment> assortments);

    /** Every channel has these products. */
    Uni<Void> open(Transaction tx, Collection<UUID> productIds);
}
