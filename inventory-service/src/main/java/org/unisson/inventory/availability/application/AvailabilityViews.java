package org.unisson.inventory.availability.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.availability.domain.ChannelPolicy;
import org.unisson.inventory.availability.domain.Promise;
import org.unisson.inventory.freshness.AsOf;
import org.unisson.inventory.freshness.HeardFeeds;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.location.persistence.LocationStore;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockLevel;
import org.unisson.inventory.stock.persistence.ExpectedArrivals;
import org.unisson.inventory.stock.persistence.StockStore;

/** What a channel can promise now, with the reasons. */
@ApplicationScoped
public class AvailabilityViews {

    private static final int MOST_PLACES = 10_000;

    private final Transactions transactions;
    private final HeardFeeds feeds;
    private final ChannelPolicies policies;
    private final LocationStore locations;
    private final StockStore stock;
    private final ExpectedArrivals arrivals;

    AvailabilityViews(
            Transactions transactions,
            HeardFeeds feeds,
            ChannelPolicies policies,
            LocationStore locations,
            StockStore stock,
            ExpectedArrivals arrivals) {
        this.transactions = transactions;
        this.feeds = feeds;
        this.policies = policies;
        this.locations = locations;
        this.stock = stock;
        this.arrivals = arrivals;
    }

    /**
     * What is asked.
     *
     * @param location the only one asked about, or null
     * @param capability what a location has to be able to do
     */
    public record Question(List<Sku> skus, String channel, Gln location, String capability) {}

    /**
     * What is answered.
     *
     * @param promises per SKU in the order asked, of the places that have or had it, by location
     * @param arrivals day of the location on which the next of what is incoming is expected, where that is known
     */
    public record Answered(
            Map<Sku, List<Promise>> promises, Map<Place, LocalDate> arrivals, ChannelPolicy policy, AsOf asOf) {}

    /** The answer; 422 for an unknown location, and where it would name more than 10,000 places. */
    public Uni<Answered> to(Question question) {
        return transactions.read(tx -> feeds.now(tx)
                .chain(asOf -> policies.of(tx, question.channel()).chain(policy -> locations
                        .sites(tx)
                        .chain(sites -> promises(tx, question, policy, sites))
                        .chain(promises ->
                                arrivals(tx, promises).map(days -> new Answered(promises, days, policy, asOf))))));
    }

    private Uni<Map<Place, LocalDate>> arrivals(Transaction tx, Map<Sku, List<Promise>> promises) {
        return arrivals.at(
                tx,
                promises.values().stream()
                        .flatMap(List::stream)
                        .map(Promise::level)
                        .filter(level -> level.incoming() > 0)
                        .map(StockLevel::place)
                        .toList());
    }

    private Uni<Map<Sku, List<Promise>>> promises(
            Transaction tx, Question question, ChannelPolicy policy, Collection<Site> all) {
        Map<Gln, Site> sites = all.stream().collect(Collectors.toMap(Site::gln, Function.identity()));
        if (question.location() != null && !sites.containsKey(question.location())) {
            throw Problem.unprocessable("unknown-location", "location", "is not known")
                    .asException();
        }
        return stock.of(tx, question.skus(), question.location(), MOST_PLACES + 1)
                .map(levels -> {
                    if (levels.size() > MOST_PLACES) {
                        throw Problem.unprocessable("too-many-places", "sku", "ask for fewer at once")
                                .asException();
                    }
                    return bySku(question, policy, sites, levels);
                });
    }

    private static Map<Sku, List<Promise>> bySku(
            Question question, ChannelPolicy policy, Map<Gln, Site> sites, List<StockLevel> levels) {
        Map<Sku, List<Promise>> promises = new LinkedHashMap<>();
        question.skus().forEach(sku -> promises.put(sku, new ArrayList<>()));
        for (StockLevel level : levels) {
            promises.get(level.place().sku())
                    .add(Promise.of(level, sites.get(level.place().location()), policy, question.capability()));
        }
        return promises;
    }
}
