package org.unisson.catalog.price.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All prices of one SKU.
 *
 * @param prices at most 100, ordered by channel, list and beginning; no two of one channel or list begin at the same instant
 */
public record PriceList(List<Price> prices) {

    /** Most prices of one SKU. */
    public static final int MOST = 100;

    private static final Comparator<Price> ORDER = Comparator.comparing(
                    Price::channel, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Price::list, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Price::validFrom);

    public PriceList {
        if (prices == null || prices.size() > MOST || prices.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("prices: 0 to " + MOST + " are required");
        }
        prices = prices.size() < 2
                ? List.copyOf(prices)
                : prices.stream().sorted(ORDER).toList();
        for (int i = 1; i < prices.size(); i++) {
            if (ORDER.compare(prices.get(i - 1), prices.get(i)) == 0) {
                throw new IllegalArgumentException("prices: two of the same channel or list begin at "
                        + prices.get(i).validFrom());
            }
        }
    }

    /** The price of that occasion with its reason; empty where there is none. */
    public Optional<PriceAnswer> at(Occasion occasion, PriceRules rules) {
        return PriceAnswer.choose(prices, rules, occasion);
    }

    /** Whether a named list has a lower price than one that is meant for everyone, of the same channel or of all. */
    public boolean hasLoweringList() {
        return prices.stream().filter(price -> price.list() != null).anyMatch(listed -> prices.stream()
                .filter(price -> price.list() == null)
                .anyMatch(base -> base.price().currency().equals(listed.price().currency())
                        && listed.price().compareTo(base.price()) < 0));
    }

    /** Whether some pay another price than everyone. */
    public boolean hasExceptions() {
        return prices.stream().anyMatch(Price::isException);
    }
}
