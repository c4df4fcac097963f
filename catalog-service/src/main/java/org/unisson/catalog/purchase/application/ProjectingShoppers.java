package org.unisson.catalog.purchase.application;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.unisson.catalog.purchase.domain.ShopperCards;
import org.unisson.catalog.purchase.persistence.Shoppers;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.persistence.Transaction;

/** Keeps by which cards customers are known: a receipt may name a card that nobody had told order-service of yet. */
@Singleton
public class ProjectingShoppers {

    private final Shoppers shoppers;
    private final List<PurchaseFollower> followers;

    ProjectingShoppers(Shoppers shoppers, @All List<PurchaseFollower> followers) {
        this.shoppers = shoppers;
        this.followers = followers;
    }

    /** The newest of each customer; of those of whom nothing is known any more, what they bought is forgotten. */
    public Uni<Void> project(Transaction tx, List<ShopperCards> told) {
        Map<UUID, ShopperCards> newest = new TreeMap<>();
        told.forEach(one -> newest.merge(one.customerId(), one, (a, b) -> a.version() > b.version() ? a : b));
        List<ShopperCards> gone =
                newest.values().stream().filter(ShopperCards::isGone).toList();
        List<ShopperCards> there =
                newest.values().stream().filter(one -> !one.isGone()).toList();
        // Those that write purchases go one after the other: whoever comes second sees that a customer is gone.
        return newest.isEmpty()
                ? Uni.createFrom().voidItem()
                : OneWriter.PURCHASES
                        .await(tx)
                        .chain(() -> there.isEmpty() ? Uni.createFrom().voidItem() : shoppers.save(tx, there))
                        .chain(() -> gone.isEmpty() ? Uni.createFrom().voidItem() : shoppers.forget(tx, gone))
                        .chain(() -> follow(tx, Set.copyOf(newest.keySet())));
    }

    /**
     * Those customers come to be one person with others than before.
     *
     * @param regrouping writes it down
     */
    public Uni<Void> regroup(Transaction tx, Set<UUID> customers, Supplier<Uni<Void>> regrouping) {
        Set<UUID> concerned = new TreeSet<>();
        return OneWriter.PURCHASES
                .await(tx)
                .chain(() -> shoppers.withTheirOwn(tx, customers))
                .invoke(concerned::addAll)
                .chain(() -> regrouping.get())
                .chain(() -> shoppers.withTheirOwn(tx, customers))
                .invoke(concerned::addAll)
                .chain(() -> follow(tx, concerned));
    }

    private Uni<Void> follow(Transaction tx, Collection<UUID> customers) {
        return Multi.createFrom()
                .iterable(followers)
                .onItem()
                .transformToUniAndConcatenate(follower -> follower.cardsChanged(tx, customers))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
