package org.unisson.customer.journey.application;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.unisson.chassis.values.Money;
import org.unisson.customer.journey.application.AttributionView.Part;
import org.unisson.customer.journey.application.JourneyView.Share;

/** Sums up shares, purchase by purchase; nothing is rounded, so that the parts sum to the sales. */
final class Totals {

    private static final int MOST_PARTS = 500;

    private final Map<Key, Sum> parts = new HashMap<>();
    private final Map<String, Money> sales = new TreeMap<>();
    private long purchases;

    private record Key(String source, String campaign, String channel, String currency) {}

    private record Sum(Money amount, long purchases) {

        Sum with(Money more, boolean another) {
            return new Sum(amount.plus(more), purchases + (another ? 1 : 0));
        }
    }

    void add(Money value, List<Share> shares) {
        purchases++;
        sales.merge(value.currency(), value, Money::plus);
        Set<Key> seen = new HashSet<>();
        for (Share share : shares) {
            Key key = new Key(share.source(), share.campaign(), share.channel(), value.currency());
            Sum so = parts.getOrDefault(key, new Sum(Money.zero(value.currency()), 0));
            parts.put(key, so.with(share.amount(), seen.add(key)));
        }
    }

    List<Money> sales() {
        return List.copyOf(sales.values());
    }

    long purchases() {
        return purchases;
    }

    List<Part> largest() {
        return sorted().stream().limit(MOST_PARTS).toList();
    }

    List<Money> others() {
        Map<String, Money> others = new TreeMap<>();
        sorted().stream()
                .skip(MOST_PARTS)
                .forEach(part -> others.merge(part.amount().currency(), part.amount(), Money::plus));
        return List.copyOf(others.values());
    }

    private List<Part> sorted() {
        Comparator<String> names = Comparator.nullsLast(Comparator.naturalOrder());
        return parts.entrySet().stream()
                .map(entry -> new Part(
                        entry.getKey().source(),
                        entry.getKey().campaign(),
                        entry.getKey().channel(),
                        entry.getValue().amount(),
                        entry.getValue().purchases()))
                .sorted(Comparator.<Part>comparingLong(part -> -part.amount().minor())
                        .thenComparing(part -> part.amount().currency())
                        .thenComparing(Part::source, names)
                        .thenComparing(Part::campaign, names)
                        .thenComparing(Part::channel, names))
                .toList();
    }
}
