package org.unisson.inventory.delivery.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.delivery.application.BookDeliveries.Wish;
import org.unisson.inventory.delivery.domain.PostalArea;
import org.unisson.inventory.delivery.domain.Round;
import org.unisson.inventory.delivery.domain.SameDay;
import org.unisson.inventory.delivery.domain.SameDayPlan;
import org.unisson.inventory.freshness.AsOf;
import org.unisson.inventory.freshness.Feed;
import org.unisson.inventory.freshness.HeardFeeds;
import org.unisson.inventory.quota.domain.Claim;
import org.unisson.inventory.quota.domain.QuotaBook;
import org.unisson.inventory.quota.persistence.QuotaBooks;
import org.unisson.inventory.sourcing.application.PrepareSourcing;
import org.unisson.inventory.sourcing.domain.Allocation;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Conditions;
import org.unisson.inventory.sourcing.domain.Network;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.sourcing.domain.Policies;
import org.unisson.inventory.sourcing.domain.Promises;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.inventory.sourcing.domain.Sourcing;
import org.unisson.inventory.stock.application.KnownPlaces;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.persistence.StockStore;

/** How a basket can be delivered, as an order of it would be decided now; sets nothing aside. */
@ApplicationScoped
public class OfferDelivery {

    private final Transactions transactions;
    private final HeardFeeds feeds;
    private final KnownPlaces known;
    private final PrepareSourcing prepare;
    private final QuotaBooks quotas;
    private final StockStore stock;
    private final BookDeliveries deliveries;
    private final Clock clock;

    OfferDelivery(
            Transactions transactions,
            HeardFeeds feeds,
            KnownPlaces known,
            PrepareSourcing prepare,
            QuotaBooks quotas,
            StockStore stock,
            BookDeliveries deliveries,
            Clock clock) {
        this.transactions = transactions;
        this.feeds = feeds;
        this.known = known;
        this.prepare = prepare;
        this.quotas = quotas;
        this.stock = stock;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** 422 for a SKU that is not known. @param basket all of it shipped */
    public Uni<Offer> to(PostalArea area, Basket basket) {
        List<Sku> skus = basket.lines().stream().map(RequestedLine::sku).toList();
        return transactions.read(tx -> feeds.now(tx)
                .call(() -> known.requireSkus(tx, skus, index -> "/lines/" + index + "/sku"))
                .chain(asOf -> prepare.of(tx, List.of(basket.channel()), skus)
                        .chain(conditions -> offer(tx, area, basket, skus, conditions, asOf))));
    }

    private Uni<Offer> offer(
            Transaction tx, PostalArea area, Basket basket, List<Sku> skus, Conditions conditions, AsOf asOf) {
        Instant now = clock.instant();
        return quotas.look(tx, skus)
                .chain(limits -> deliveries.look(tx, new Wish(area, now)).chain(round -> stock.look(tx, skus)
                        .map(book -> new Offer(
                                options(area, basket, conditions, limits, round, book, now),
                                asOf.asOf(),
                                asOf.feeds()))));
    }

    private static List<Option> options(
            PostalArea area,
            Basket basket,
            Conditions conditions,
            QuotaBook limits,
            Round round,
            StockBook book,
            Instant now) {
        // As for a customer who has had nothing yet: who it will be, is not asked here.
        List<Shortage> refused = limits.refusals(Claim.of(Ids.next(), basket, Optional.of(Ids.next()), now));
        if (!refused.isEmpty()) {
            Plan none = new Plan(List.of(), refused, List.of());
            return List.of(option("STANDARD", none, Optional.empty()), option("SAME_DAY", none, Optional.empty()));
        }
        Policies policies = conditions.policies().undividing(limits::isUndivided);
        Network network = conditions.networks(book::at).apply(basket.channel());
        Plan usual = new Promises(network, now).on(Sourcing.plan(basket, network, policies, Set.of()), basket);
        SameDayPlan planning = round.plan(area, network, now, now);
        return List.of(
                option("STANDARD", usual, Optional.empty()),
                option("SAME_DAY", planning.of(basket, network, policies, now), planning.sameDay()));
    }

    private static Option option(String service, Plan plan, Optional<SameDay> sameDay) {
        if (!plan.possible()) {
            List<String> reasons = plan.shortages().stream()
                    .map(shortage -> shortage.reason().name())
                    .distinct()
                    .sorted()
                    .toList();
            return new Option(service, false, null, null, null, List.of(), reasons, missing(plan));
        }
        List<Gln> from = plan.lines().stream()
                .map(one -> one.place().location())
                .distinct()
                .toList();
        return new Option(
                service,
                true,
                promise(plan.lines()),
                sameDay.flatMap(zone -> from.stream().map(zone.cutOffs()::get).min(Comparator.naturalOrder()))
                        .orElse(null),
                from.size(),
                from.stream().map(Gln::number).sorted().toList(),
                List.of(),
                List.of());
    }

    private static List<String> missing(Plan plan) {
        return plan.shortages().stream()
                .filter(shortage -> shortage.reason() == Shortage.Reason.OUT_OF_STOCK)
                .map(shortage -> shortage.sku().code())
                .sorted()
                .toList();
    }

    /** The last of them; null where one of them is promised by no calendar. */
    private static Instant promise(List<Allocation> lines) {
        return lines.stream().anyMatch(one -> one.promisedBy().isEmpty())
                ? null
                : lines.stream()
                        .flatMap(one -> one.promisedBy().stream())
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    /**
     * How a basket can be delivered.
     *
     * @param options STANDARD and SAME_DAY
     * @param asOf when it was read
     * @param feeds how much of what others told was in it
     */
    public record Offer(List<Option> options, Instant asOf, List<Feed> feeds) {}

    /**
     * A way of delivery.
     *
     * @param service STANDARD or SAME_DAY
     * @param offered whether all of it can be had so now
     * @param by when it is with the customer; absent where it is not offered, or no calendar says so
     * @param orderBy until when it has to be ordered; only of SAME_DAY
     * @param parcels in how many it comes; absent where it is not offered
     * @param from GLNs of where it comes from
     * @param reasons why it is not offered: OUT_OF_STOCK, TOO_MANY_PARCELS, or by a quota QUOTA_REACHED, CUSTOMER_LIMIT,
     *     NOT_ON_SALE; of SAME_DAY also NO_ZONE, CLOSED, CUT_OFF_PASSED, CAPACITY
     * @param outOfStock SKUs that cannot be had so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Option(
            String service,
            boolean offered,
            Instant by,
            Instant orderBy,
            Integer parcels,
            List<String> from,
            List<String> reasons,
            List<String> outOfStock) {}
}
