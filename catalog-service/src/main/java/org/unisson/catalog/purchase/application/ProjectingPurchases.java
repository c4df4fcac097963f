package org.unisson.catalog.purchase.application;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.unisson.catalog.purchase.domain.Purchase;
import org.unisson.catalog.purchase.domain.PurchaseChange;
import org.unisson.catalog.purchase.domain.PurchaseFact;
import org.unisson.catalog.purchase.persistence.Purchases;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.persistence.Transaction;

/** Remembers who bought what, on every channel, with a handful of statements for many purchases. */
@Singleton
public class ProjectingPurchases {

    // Large purchases have very many pairs of products.
    private static final int AT_ONCE = 200;

    private final Purchases purchases;
    private final List<PurchaseFollower> followers;

    ProjectingPurchases(Purchases purchases, @All List<PurchaseFollower> followers) {
        this.purchases = purchases;
        this.followers = followers;
    }

    /** Takes in facts, in the order in which they were told of each purchase. */
    public Uni<Void> project(Transaction tx, List<PurchaseFact> facts) {
        return facts.isEmpty()
                ? Uni.createFrom().voidItem()
                : OneWriter.PURCHASES.await(tx).chain(() -> some(tx, facts));
    }

    private Uni<Void> some(Transaction tx, List<PurchaseFact> facts) {
        List<PurchaseFact> some = facts.subList(0, Math.min(AT_ONCE, facts.size()));
        List<PurchaseFact> rest = facts.subList(some.size(), facts.size());
        Uni<Void> written = purchases
                .find(tx, ids(some))
                .chain(before -> purchases.products(tx, skus(some)).chain(products -> {
                    Map<UUID, Purchase> after = after(before, some, products);
                    return purchases.save(tx, after.values()).chain(() -> follow(tx, changes(before, after)));
                }));
        return rest.isEmpty() ? written : written.chain(() -> some(tx, rest));
    }

    private Uni<Void> follow(Transaction tx, List<PurchaseChange> changes) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                        .iterable(followers)
                        .onItem()
                        .transformToUniAndConcatenate(follower -> follower.purchasesChanged(tx, changes))
                        .collect()
                        .last()
                        .replaceWithVoid();
    }

    private static Map<UUID, Purchase> after(
            Map<UUID, Purchase> before, List<PurchaseFact> facts, Map<String, UUID> products) {
        // Sorted, so that rows are locked in one order.
        Map<UUID, Purchase> after = new TreeMap<>(before);
        for (PurchaseFact fact : facts) {
            switch (fact) {
                case PurchaseFact.Made made -> after.putIfAbsent(made.purchaseId(), Purchase.of(made, products));
                case PurchaseFact.TakenBack back ->
                    after.computeIfPresent(back.purchaseId(), (id, purchase) -> purchase.after(back));
                case PurchaseFact.Claimed claimed ->
                    after.computeIfPresent(
                            claimed.purchaseId(), (id, purchase) -> purchase.claimedBy(claimed.customerId()));
            }
        }
        return after;
    }

    private static List<PurchaseChange> changes(Map<UUID, Purchase> before, Map<UUID, Purchase> after) {
        return after.values().stream()
                .map(purchase -> new PurchaseChange(before.get(purchase.purchaseId()), purchase))
                .toList();
    }

    private static Set<UUID> ids(List<PurchaseFact> facts) {
        Set<UUID> ids = new TreeSet<>();
        facts.forEach(fact -> ids.add(fact.purchaseId()));
        return ids;
    }

    private static Set<String> skus(List<PurchaseFact> facts) {
        Set<String> skus = new TreeSet<>();
        for (PurchaseFact fact : facts) {
            if (fact instanceof PurchaseFact.Made made) {
                made.pieces().forEach(pieces -> skus.add(pieces.sku()));
            }
        }
        return skus;
    }
}
