package org.unisson.order.assortment.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.assortment.domain.Assortment;

/** Which channels have which products, as the catalog has told. */
public interface Assortments {

    /** Replaces what is known of these products. */
    Uni<Void> put(Transaction tx, List<Assortment> assortments);

    /** Every channel has these products. */
    Uni<Void> open(Transaction tx, Collection<UUID> productIds);
}
