package org.unisson.catalog.coherence.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.coherence.domain.Incoherence.Side;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.BasketLine;
import org.unisson.catalog.quote.domain.Buyer;
import org.unisson.catalog.quote.domain.PricedBasket;
import org.unisson.catalog.quote.domain.Pricing;
import org.unisson.catalog.quote.domain.Terms;
import org.unisson.chassis.values.Money;

/**
 * A product is never reduced on one channel and cheaper on another without a reduction. What everyone is asked counts:
 * prices of segments, private operations and coupons are agreed with those who have them. The guard that refuses and the
 * check that reports both ask here.
 */
public final class Coherence {

    /** Most changes of one article that are looked at ahead. */
    private static final int MOST_CHANGES = 500;

    private Coherence() {}

    /** Those of one instant. */
    public static List<Incoherence> at(Terms terms, Article article, Instant instant) {
        return pairs(article.sku(), offers(terms, article, Place.of(terms, article), instant), instant);
    }

    /** Those from an instant on, each with its period; what is known now of the future decides. */
    public static List<Incoherence> from(Terms terms, Article article, Instant begin) {
        List<Place> places = Place.of(terms, article);
        List<Incoherence> found = new ArrayList<>();
        Map<String, Incoherence> open = new LinkedHashMap<>();
        int changes = 0;
        for (Instant at = begin; at != null && changes++ < MOST_CHANGES; at = terms.nextChange(article, at)) {
            Instant now = at;
            Map<String, Incoherence> here = new LinkedHashMap<>();
            pairs(article.sku(), offers(terms, article, places, at), at)
                    .forEach(incoherence -> here.put(incoherence.pair(), incoherence));
            open.entrySet().removeIf(entry -> {
                boolean ended = !here.containsKey(entry.getKey());
                if (ended) {
                    found.add(entry.getValue().until(now));
                }
                return ended;
            });
            here.forEach(open::putIfAbsent);
        }
        found.addAll(open.values());
        return found;
    }

    private record Offered(Place place, Money total, boolean reduced, List<UUID> operations) {}

    private static List<Offered> offers(Terms terms, Article article, List<Place> places, Instant at) {
        List<Offered> offers = new ArrayList<>();
        for (Place place : places) {
            Occasion occasion = new Occasion(place.channel(), place.sample(), Set.of(), at);
            PricedBasket priced = Pricing.of(terms, occasion, Buyer.ANYONE, List.of(new BasketLine("", article, 1)));
            for (PricedBasket.Line line : priced.lines()) {
                offers.add(new Offered(
                        place,
                        line.total(),
                        line.isReduced(),
                        line.reductions().stream()
                                .map(PricedBasket.Reduction::operationId)
                                .toList()));
            }
        }
        return offers;
    }

    /** For each pair of channels the dearest reduced price beside the cheapest one without a reduction. */
    private static List<Incoherence> pairs(String sku, List<Offered> offers, Instant at) {
        Map<String, Incoherence> pairs = new LinkedHashMap<>();
        List<Offered> reduced = offers.stream()
                .filter(Offered::reduced)
                .sorted(Comparator.comparing((Offered offer) -> offer.total().minor())
                        .reversed())
                .toList();
        List<Offered> others = offers.stream()
                .filter(offer -> !offer.reduced())
                .sorted(Comparator.comparing((Offered offer) -> offer.total().minor()))
                .toList();
        for (Offered dear : reduced) {
            for (Offered cheap : others) {
                if (cheap.total().currency().equals(dear.total().currency())
                        && cheap.total().compareTo(dear.total()) < 0) {
                    Incoherence found = new Incoherence(sku, side(dear), side(cheap), at, null);
                    pairs.putIfAbsent(found.pair(), found);
                }
            }
        }
        return List.copyOf(pairs.values());
    }

    private static Side side(Offered offer) {
        return new Side(offer.place().channel(), offer.place().stores(), offer.total(), offer.operations());
    }
}
