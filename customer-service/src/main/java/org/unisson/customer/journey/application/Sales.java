package org.unisson.customer.journey.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.journey.domain.Window;

/** Finds what was bought. */
public interface Sales {

    /**
     * Purchases of the person that a customer is, the newest first.
     *
     * @param before only what is older than this, and of that moment what has a smaller id than {@code id}
     */
    Uni<List<Sale>> of(Transaction tx, UUID customerId, Window window, Instant before, String id, int most);

    /** The sale that is that order or that purchase. */
    Uni<Optional<Sale>> named(Transaction tx, UUID orderOrPurchase);

    /**
     * Purchases of anybody known, the oldest first.
     *
     * @param after only what is newer than this, and of that moment what has a greater id than {@code id}
     */
    Uni<List<Sale>> in(Transaction tx, Window window, Instant after, String id, int most);

    /** Notes which orders purchases were, by the purchase. */
    Uni<Void> noteOrders(Transaction tx, Map<UUID, UUID> orders);
}
