package org.unisson.order.reference.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.order.reference.domain.SalesChannel;

/**
 * What this service knows of others' products, places, channels and cards. Each question is one statement whatever the
 * number of things asked about, and sees what the transaction sees.
 */
public interface KnownReferences {

    /** Which of these SKUs the catalog has told of, sellable or withdrawn. */
    Uni<Set<Sku>> skus(Transaction tx, Collection<Sku> asked);

    /** Which of these SKUs are for sale now. */
    Uni<Set<Sku>> sellable(Transaction tx, Collection<Sku> asked);

    /** Which products these SKUs are of, sellable or withdrawn; one that is not known is missing. */
    Uni<Map<Sku, UUID>> products(Transaction tx, Collection<Sku> asked);

    /** Which of these locations inventory has told of, open or closed. */
    Uni<Set<Gln>> locations(Transaction tx, Collection<Gln> asked);

    /** Those of these channels that are known, by id; whether one is active stands in it. */
    Uni<Map<String, SalesChannel>> channels(Transaction tx, Collection<String> asked);

    /** Whom these loyalty cards belong to, by card; a card of nobody known is missing. */
    Uni<Map<String, UUID>> customersOf(Transaction tx, Collection<String> cards);

    /** Which stores these customers are attached to; one attached to none is missing. */
    Uni<Map<UUID, Gln>> attachedStores(Transaction tx, Collection<UUID> customers);
}
