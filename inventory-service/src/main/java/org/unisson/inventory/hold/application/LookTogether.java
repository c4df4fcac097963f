package org.unisson.inventory.hold.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.availability.application.ChannelPolicies;
import org.unisson.inventory.availability.domain.ChannelPolicy;
import org.unisson.inventory.hold.application.HoldTogether.Looked;
import org.unisson.inventory.hold.application.HoldTogether.Outcome;
import org.unisson.inventory.hold.application.HoldTogether.Wish;
import org.unisson.inventory.hold.persistence.HoldStore;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.quota.domain.Claim;
import org.unisson.inventory.quota.domain.QuotaBook;
import org.unisson.inventory.quota.domain.WithinQuotas;
import org.unisson.inventory.quota.persistence.QuotaBooks;
import org.unisson.inventory.sourcing.application.PrepareSourcing;
import org.unisson.inventory.sourcing.domain.Conditions;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.persistence.StockStore;

/**
 * Looks at what is committed for many carts at once, without any lock: what is sold out, or beyond a quota, is refused by
 * it, which is the answer to most of a flash sale. Never from memory: stock can come back at any moment.
 */
@ApplicationScoped
class LookTogether {

    // What stock and quotas say, whoever asks; anything else is looked into alone.
    private static final Set<Shortage.Reason> LACKING = EnumSet.of(
            Shortage.Reason.OUT_OF_STOCK,
            Shortage.Reason.QUOTA_REACHED,
            Shortage.Reason.CUSTOMER_LIMIT,
            Shortage.Reason.IDENTIFICATION_NEEDED,
            Shortage.Reason.NOT_ON_SALE);

    private final ChannelPolicies channels;
    private final HoldStore holds;
    private final QuotaBooks quotas;
    private final StockStore stock;
    private final PrepareSourcing sourcing;
    private final Clock clock;

    LookTogether(
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

    /** Refuses what is not there; each cart asks once. Takes nothing and writes nothing. */
    Uni<Looked> at(Transaction tx, List<Wish> wishes) {
        Map<UUID, Outcome> outcomes = new TreeMap<>();
        List<UUID> carts = wishes.stream().map(Wish::cart).toList();
        return holds.known(tx, carts).chain(known -> channels.of(tx, Wishes.channels(wishes))
                .chain(policies -> there(tx, simple(wishes, known, policies, outcomes), outcomes)
                        .map(there -> new Looked(outcomes, there, policies))));
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
    private Uni<List<Wish>> there(Transaction tx, List<Wish> wishes, Map<UUID, Outcome> outcomes) {
        if (wishes.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Instant now = clock.instant();
        List<Sku> skus = Wishes.skus(wishes);
        return quotas.look(tx, skus, Wishes.customers(wishes))
                .chain(limits -> stock.look(tx, skus).chain(book -> sourcing.of(tx, Wishes.channels(wishes), skus)
                        .map(conditions -> stillThere(wishes, limits, book, conditions, now, outcomes))));
    }

    // Each is asked as if it were alone: whoever passes may still not get it, and who is refused because of them would
    // have been refused for nothing.
    private static List<Wish> stillThere(
            List<Wish> wishes,
            QuotaBook limits,
            StockBook book,
            Conditions conditions,
            Instant now,
            Map<UUID, Outcome> outcomes) {
        // Asked before planning, which looks at places that the book has not.
        Set<Sku> stocked = Wishes.skus(wishes).stream()
                .filter(sku -> book.of(sku).findAny().isPresent())
                .collect(Collectors.toSet());
        Set<Gln> sites = conditions.sites().stream().map(Site::gln).collect(Collectors.toSet());
        WithinQuotas within = new WithinQuotas(limits, conditions.networks(book::at), conditions.policies());
        List<Wish> there = new ArrayList<>();
        for (Wish wish : wishes) {
            Plan plan = within.plan(Claim.of(wish.cart(), wish.basket(), wish.customer(), now), wish.basket());
            if (plan.possible()) {
                there.add(wish);
            } else {
                outcomes.put(wish.cart(), refused(wish, plan, stocked, sites));
            }
        }
        return there;
    }

    /** What nobody has ever had may not exist at all: that is said by who looks at it alone. */
    private static Outcome refused(Wish wish, Plan plan, Set<Sku> stocked, Set<Gln> sites) {
        boolean known = wish.basket().lines().stream()
                .allMatch(line -> stocked.contains(line.sku())
                        && line.location().map(sites::contains).orElse(true));
        boolean lacking = plan.shortages().stream().allMatch(shortage -> LACKING.contains(shortage.reason()));
        return known && lacking ? new Outcome.Refused(wish.basket(), plan) : new Outcome.Apart();
    }
}
