package org.unisson.order.brandpolicy.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.brandpolicy.domain.Brand;

/** How brands want to be sold, as the catalog has told, and what was agreed upon. */
public interface Brands {

    /** Replaces what is known of these brands, unless something newer is. */
    Uni<Void> save(Transaction tx, List<Brand> told);

    /** The order is placed upon that appointment. */
    Uni<Void> agreed(Transaction tx, UUID orderId, String reference);
}
