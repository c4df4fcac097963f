package org.unisson.catalog.price.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.unisson.chassis.values.Money;

/**
 * All prices of one SKU.
 *
 * @param prices at most 100, ordered by channel and beginning; no two of one channel begin at the same instant
 */
public record PriceList(List<Price> prices) {

    /** Most prices of one SKU. */
    public static final int MOST = 100;

    private static final Comparator<Price> ORDER = Comparator.comparing(
                    Price::channel, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Price::validFrom);

    /** The price that names the channel wins over the one that names none, then the one that began last. */
    private static final Comparator<Price> PRECEDENCE =
            Comparator.comparing((Price price) -> price.channel() != null).thenComparing(Price::validFrom);

    public PriceList {
        if (prices == null || prices.size() > MOST || prices.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("prices: 0 to " + MOST + " are required");
        }
        prices = prices.stream().sorted(ORDER).toList();
        for (int i = 1; i < prices.size(); i++) {
            if (ORDER.compare(prices.get(i - 1), prices.get(i)) == 0) {
                throw new IllegalArgumentException("prices: two of the same channel begin at "
                        + prices.get(i).validFrom());
            }
        }
    }

    /**
     * The price at an instant.
     *
     * @param channelId the channel asked for, or null: then only prices for every channel count
     */
    public Optional<Money> at(String channelId, Instant instant) {
        return prices.stream()
                .filter(price -> price.isFor(channelId) && price.holdsAt(instant))
                .max(PRECEDENCE)
                .map(Price::price);
    }
}
