package org.unisson.order.bundle.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.order.bundle.domain.Bundle;

/** Which SKUs are made of others, as the catalog has told. */
public interface Bundles {

    /** Those of these SKUs that are. */
    Uni<Map<Sku, Bundle>> of(Transaction tx, Collection<Sku> skus);

    /** Replaces what is known of these products' bundles. */
    Uni<Void> put(Transaction tx, Map<UUID, List<Bundle>> byProduct);
}
