package org.unisson.inventory.hold.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.availability.domain.ChannelPolicy;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.hold.persistence.HoldStore;
import org.unisson.inventory.quota.domain.Claim;
import org.unisson.inventory.quota.domain.QuotaBook;
import org.unisson.inventory.quota.domain.WithinQuotas;
import org.unisson.inventory.quota.persistence.QuotaBooks;
import org.unisson.inventory.sourcing.application.PrepareSourcing;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Conditions;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.persistence.StockStore;

/**
 * Puts the first holds of many carts in one transaction, each all or nothing, one after the other: a row that thousands
 * want is locked once for all who ask in the same moment. Whatever is not so simple is left to be put alone.
 */
@ApplicationScoped
class HoldTogether {

    private final HoldStore holds;
    private final QuotaBooks quotas;
    private final StockStore stock;
    private final PrepareSourcing sourcing;
    private final Clock clock;

    HoldTogether(HoldStore holds, QuotaBooks quotas, StockStore stock, PrepareSourcing sourcing, Clock clock) {
        this.holds = holds;
        this.quotas = quotas;
        this.stock = stock;
        this.sourcing = sourcing;
        this.clock = clock;
    }

    /** What a cart asks for. @param customer empty: not known */
    record Wish(UUID cart, Basket basket, Optional<UUID> customer) {}

    /** What became of a wish. */
    sealed interface Outcome {

        record Held(Hold hold) implements Outcome {}

        /** It cannot be had. */
        record Refused(Basket basket, Plan plan) implements Outcome {}

        /** It is to be put alone. */
        record Apart() implements Outcome {}
    }

    /**
     * What is committed, seen without a lock.
     *
     * @param outcomes of those that are decided by it
     * @param there those that may have what they ask for
     * @param policies of the channels
     */
    record Looked(Map<UUID, Outcome> outcomes, List<Wish> there, Map<String, ChannelPolicy> policies) {}

    /** Gives those who may have it what they ask for, on locked books. @return what became of everybody */
    Uni<Map<UUID, Outcome>> take(Transaction tx, Looked looked) {
        return take(tx, looked.there(), looked.policies(), looked.outcomes()).replaceWith(looked.outcomes());
    }

    private Uni<Void> take(
            Transaction tx, List<Wish> wishes, Map<String, ChannelPolicy> policies, Map<UUID, Outcome> outcomes) {
        Instant now = clock.instant();
        List<Sku> skus = Wishes.skus(wishes);
        List<UUID> carts = wishes.stream().map(Wish::cart).toList();
        TreeMap<UUID, Optional<UUID>> claimed = new TreeMap<>();
        carts.forEach(cart -> claimed.put(cart, Optional.empty()));
        return holds.claim(tx, claimed, now).chain(before -> quotas.open(tx, skus, carts, Wishes.customers(wishes))
                .chain(limits -> stock.lockSkus(tx, skus).chain(book -> sourcing.of(tx, Wishes.channels(wishes), skus)
                        .map(conditions -> new Counter(before, limits, book, conditions, policies, now))
                        .map(counter -> counter.serve(wishes, outcomes))
                        .chain(held -> stock.save(tx, book, now).chain(() -> holds.save(tx, held, now)))
                        .chain(() -> quotas.close(tx, limits)))));
    }

    /** Serves one after the other on locked books. */
    private record Counter(
            Map<UUID, Hold> before,
            QuotaBook limits,
            StockBook book,
            WithinQuotas within,
            Map<String, ChannelPolicy> policies,
            Instant now) {

        Counter(
                Map<UUID, Hold> before,
                QuotaBook limits,
                StockBook book,
                Conditions conditions,
                Map<String, ChannelPolicy> policies,
                Instant now) {
            this(
                    before,
                    limits,
                    book,
                    new WithinQuotas(limits, conditions.networks(book::at), conditions.policies()),
                    policies,
                    now);
        }

        List<Hold> serve(List<Wish> wishes, Map<UUID, Outcome> outcomes) {
            List<Hold> held = new ArrayList<>();
            for (Wish wish : wishes) {
                Outcome outcome = serve(wish);
                outcomes.put(wish.cart(), outcome);
                if (outcome instanceof Outcome.Held now) {
                    held.add(now.hold());
                }
            }
            return held;
        }

        private Outcome serve(Wish wish) {
            Hold cart = before.get(wish.cart());
            if (cart.status() != Hold.Status.NONE) {
                // Somebody was quicker with this very cart.
                return new Outcome.Apart();
            }
            Claim claim = Claim.of(wish.cart(), wish.basket(), wish.customer(), now);
            Plan plan = within.plan(claim, wish.basket());
            if (!plan.possible()) {
                return new Outcome.Refused(wish.basket(), plan);
            }
            limits.take(claim);
            return new Outcome.Held(cart.put(
                    wish.basket(),
                    wish.customer(),
                    plan.lines(),
                    cart.nextTerm(
                                    now,
                                    policies.get(wish.basket().channel())
                                            .holds()
                                            .orElseThrow()
                                            .holdFor())
                            .orElseThrow(),
                    book));
        }
    }
}
