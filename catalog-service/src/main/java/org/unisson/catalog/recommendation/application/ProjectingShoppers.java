package org.unisson.catalog.recommendation.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.catalog.recommendation.domain.ShopperCards;
import org.unisson.catalog.recommendation.persistence.Shoppers;
import org.unisson.chassis.persistence.Transaction;

/** Keeps by which cards customers are known: a receipt may name a card that nobody had told order-service of yet. */
@Singleton
public class ProjectingShoppers {

    private final Shoppers shoppers;

    ProjectingShoppers(Shoppers shoppers) {
        this.shoppers = shoppers;
    }

    /** The newest of each customer; of those of whom nothing is known any more, what they bought is forgotten. */
    public Uni<Void> project(Transaction tx, List<ShopperCards> told) {
        Map<UUID, ShopperCards> newest = new TreeMap<>();
        told.forEach(one -> newest.merge(one.customerId(), one, (a, b) -> a.version() > b.version() ? a : b));
        List<UUID> gone = newest.values().stream()
                .filter(ShopperCards::isGone)
                .map(ShopperCards::customerId)
                .toList();
        newest.keySet().removeAll(gone);
        return (newest.isEmpty() ? Uni.createFrom().voidItem() : shoppers.save(tx, newest.values()))
                .chain(() -> gone.isEmpty() ? Uni.createFrom().voidItem() : shoppers.forget(tx, gone));
    }
}
