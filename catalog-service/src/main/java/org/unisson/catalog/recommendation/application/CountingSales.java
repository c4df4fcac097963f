package org.unisson.catalog.recommendation.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.unisson.catalog.recommendation.domain.Basket;
import org.unisson.catalog.recommendation.domain.CountChanges;
import org.unisson.catalog.recommendation.domain.SaleFact;
import org.unisson.catalog.recommendation.domain.Weighing;
import org.unisson.catalog.recommendation.persistence.Baskets;
import org.unisson.catalog.recommendation.persistence.SalesCounts;
import org.unisson.chassis.persistence.Transaction;

/** Remembers who bought what, and counts what is bought together, with a handful of statements for many sales. */
@Singleton
public class CountingSales {

    private static final int AT_ONCE = 200;

    private final Baskets baskets;
    private final SalesCounts counts;
    private final RecommendationConfig config;
    private final Clock clock;

    CountingSales(Baskets baskets, SalesCounts counts, RecommendationConfig config, Clock clock) {
        this.baskets = baskets;
        this.counts = counts;
        this.config = config;
        this.clock = clock;
    }

    /** Facts in the order in which they were told of each sale. */
    public Uni<Void> count(Transaction tx, List<SaleFact> facts) {
        return facts.isEmpty()
                ? Uni.createFrom().voidItem()
                : weighing(tx).chain(weighing -> count(tx, facts, weighing));
    }

    // Some at a time: large baskets have very many pairs.
    private Uni<Void> count(Transaction tx, List<SaleFact> facts, Weighing weighing) {
        List<SaleFact> some = facts.subList(0, Math.min(AT_ONCE, facts.size()));
        List<SaleFact> rest = facts.subList(some.size(), facts.size());
        Uni<Void> counted = baskets.find(tx, purchases(some))
                .chain(before -> baskets.products(tx, skus(some)).chain(products -> {
                    Map<UUID, Basket> after = after(before, some, products);
                    return baskets.save(tx, after.values())
                            .chain(() -> counts.change(tx, changes(before, after, weighing)));
                }));
        return rest.isEmpty() ? counted : counted.chain(() -> count(tx, rest, weighing));
    }

    private Uni<Weighing> weighing(Transaction tx) {
        Instant now = clock.instant();
        return counts.hold(tx, now, config.halfLife())
                .chain(weighing -> weighing.isToBeMoved(now)
                        ? counts.move(tx, weighing, now).replaceWith(weighing.movedTo(now))
                        : Uni.createFrom().item(weighing));
    }

    private static Map<UUID, Basket> after(Map<UUID, Basket> before, List<SaleFact> facts, Map<String, UUID> products) {
        Map<UUID, Basket> after = new HashMap<>(before);
        for (SaleFact fact : facts) {
            switch (fact) {
                case SaleFact.Sold sold -> after.putIfAbsent(sold.purchaseId(), Basket.of(sold, products));
                case SaleFact.TakenBack back ->
                    after.computeIfPresent(back.purchaseId(), (id, basket) -> basket.after(back));
                case SaleFact.Claimed claimed ->
                    after.computeIfPresent(
                            claimed.purchaseId(), (id, basket) -> basket.claimedBy(claimed.customerId()));
            }
        }
        return new TreeMap<>(after);
    }

    private static CountChanges changes(Map<UUID, Basket> before, Map<UUID, Basket> after, Weighing weighing) {
        CountChanges changes = new CountChanges();
        after.forEach((id, basket) -> changes.replace(
                before.containsKey(id) ? before.get(id).products() : Set.of(),
                basket.products(),
                weighing.of(basket.at())));
        return changes;
    }

    private static Set<UUID> purchases(List<SaleFact> facts) {
        Set<UUID> purchases = new TreeSet<>();
        facts.forEach(fact -> purchases.add(fact.purchaseId()));
        return purchases;
    }

    private static Set<String> skus(List<SaleFact> facts) {
        Set<String> skus = new TreeSet<>();
        for (SaleFact fact : facts) {
            if (fact instanceof SaleFact.Sold sold) {
                skus.addAll(sold.pieces().keySet());
            }
        }
        return skus;
    }
}
