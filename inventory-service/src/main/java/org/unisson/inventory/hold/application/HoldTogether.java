package org.unisson.inventory.hold.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.availability.application.ChannelPolicies;
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
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.persistence.StockStore;

/**
 * Puts the first holds of many carts in one transaction, each all or nothing, one after the other: a row that thousands
 * want is locked once for all who ask in the same moment. What was sold out already is refused by what is committed,
 * without any lock. Whatever is not so simple is left to be put alone.
 */
@ApplicationScoped
class HoldTogether {

    private final ChannelPolicies channels;
    private final HoldStore holds;
    private final QuotaBooks quotas;
    private final StockStore stock;
    private final PrepareSourcing sourcing;
    private final Clock clock;

    HoldTogether(
            ChannelPolicies channels,
            HoldStore holds,
            QuotaBooks quotas,
            StockStore stock,
            PrepareSourcing sourcing,
            Clock clock) {
        this.channels = channels;
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

    /** By cart, each of which asks once. */
    Uni<Map<UUID, Outcome>> put(Transaction tx, List<Wish> wishes) {
        Map<UUID, Outcome> outcomes = new TreeMap<>();
        List<UUID> carts = wishes.stream().map(Wish::cart).toList();
        List<String> on =
                wishes.stream().map(wish -> wish.basket().channel()).distinct().toList();
        return holds.known(tx, carts)
                .chain(known -> channels.of(tx, on)
                        .chain(policies -> put(tx, simple(wishes, known, policies, outcomes), policies, outcomes)))
                .replaceWith(outcomes);
    }

    private Uni<Void> put(
            Transaction tx, List<Wish> wishes, Map<String, ChannelPolicy> policies, Map<UUID, Outcome> outcomes) {
        if (wishes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return look(tx, wishes, outcomes)
                .chain(there -> there.isEmpty() ? Uni.createFrom().voidItem() : take(tx, there, policies, outcomes));
    }

    /** A cart that never held anything, on a channel that allows so much; the others are put apart. */
    private static List<Wish> simple(
            List<Wish> wishes,
            Collection<UUID> known,
            Map<String, ChannelPolicy> policies,
            Map<UUID, Outcome> outcomes) {
        List<Wish> simple = new ArrayList<>();
        for (Wish wish : wishes) {
            long pieces = wish.basket().lines().stream()
                    .mapToLong(RequestedLine::quantity)
                    .sum();
            boolean allowed = policies.get(wish.basket().channel())
                    .holds()
                    .filter(terms -> pieces <= terms.atMost())
                    .isPresent();
            if (allowed && !known.contains(wish.cart())) {
                simple.add(wish);
            } else {
                outcomes.put(wish.cart(), new Outcome.Apart());
            }
        }
        return simple;
    }

    /** Refuses what is not there by what is committed, and returns the others. */
    private Uni<List<Wish>> look(Transaction tx, List<Wish> wishes, Map<UUID, Outcome> outcomes) {
        Instant now = clock.instant();
        List<Sku> skus = skus(wishes);
        return quotas.look(tx, skus).chain(limits -> stock.look(tx, skus).chain(book -> conditions(tx, wishes, skus)
                .map(conditions -> new WithinQuotas(limits, conditions.networks(book::at), conditions.policies()))
                .map(within -> stillThere(wishes, within, limits, book, now, outcomes))));
    }

    private static List<Wish> stillThere(
            List<Wish> wishes,
            WithinQuotas within,
            QuotaBook limits,
            StockBook book,
            Instant now,
            Map<UUID, Outcome> outcomes) {
        // Asked before planning, which looks at places that the book has not.
        Set<Sku> stocked = skus(wishes).stream()
                .filter(sku -> book.of(sku).findAny().isPresent())
                .collect(Collectors.toSet());
        List<Wish> there = new ArrayList<>();
        for (Wish wish : wishes) {
            Claim claim = Claim.of(wish.cart(), wish.basket(), wish.customer(), now);
            Plan plan = within.plan(claim, wish.basket());
            if (plan.possible()) {
                limits.take(claim);
                plan.lines().forEach(line -> book.at(line.place()).hold(line.quantity()));
                there.add(wish);
            } else {
                outcomes.put(wish.cart(), refused(wish, plan, stocked));
            }
        }
        return there;
    }

    /** What nobody has ever had may not exist at all: that is said by who looks at it alone. */
    private static Outcome refused(Wish wish, Plan plan, Set<Sku> stocked) {
        boolean lacking = plan.shortages().stream()
                .allMatch(shortage ->
                        shortage.reason() == Shortage.Reason.OUT_OF_STOCK && stocked.contains(shortage.sku()));
        return lacking ? new Outcome.Refused(wish.basket(), plan) : new Outcome.Apart();
    }

    private Uni<Void> take(
            Transaction tx, List<Wish> wishes, Map<String, ChannelPolicy> policies, Map<UUID, Outcome> outcomes) {
        Instant now = clock.instant();
        List<Sku> skus = skus(wishes);
        List<UUID> carts = wishes.stream().map(Wish::cart).toList();
        TreeMap<UUID, Optional<UUID>> claimed = new TreeMap<>();
        carts.forEach(cart -> claimed.put(cart, Optional.empty()));
        return holds.claim(tx, claimed, now).chain(before -> quotas.open(
                        tx,
                        skus,
                        carts,
                        wishes.stream()
                                .flatMap(wish -> wish.customer().stream())
                                .distinct()
                                .toList())
                .chain(limits -> stock.lockSkus(tx, skus).chain(book -> conditions(tx, wishes, skus)
                        .map(conditions -> new Counter(before, limits, book, conditions, policies, now))
                        .map(counter -> counter.serve(wishes, outcomes))
                        .chain(held -> stock.save(tx, book, now).chain(() -> holds.save(tx, held, now)))
                        .chain(() -> quotas.close(tx, limits)))));
    }

    private Uni<Conditions> conditions(Transaction tx, List<Wish> wishes, List<Sku> skus) {
        return sourcing.of(
                tx,
                wishes.stream().map(wish -> wish.basket().channel()).distinct().toList(),
                skus);
    }

    private static List<Sku> skus(List<Wish> wishes) {
        return wishes.stream()
                .flatMap(wish -> wish.basket().lines().stream())
                .map(RequestedLine::sku)
                .distinct()
                .toList();
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
