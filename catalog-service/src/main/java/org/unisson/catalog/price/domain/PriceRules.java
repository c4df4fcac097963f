package org.unisson.catalog.price.domain;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/**
 * The named price lists and store groups there are.
 *
 * @param lists by id
 * @param groups GLNs of the stores by group id
 */
public record PriceRules(Map<String, NamedList> lists, Map<String, Set<String>> groups) {

    /** No list and no group. */
    public static final PriceRules NONE = new PriceRules(Map.of(), Map.of());

    /** Whether that store belongs to the group; a store that is not known belongs to none. */
    public boolean contains(String group, String store) {
        return store != null && groups.getOrDefault(group, Set.of()).contains(store);
    }

    /** Why a price does not count on that occasion, its period aside; null where it counts. */
    String against(Price price, Occasion occasion) {
        if (price.list() == null) {
            return price.channel() == null || price.channel().equals(occasion.channel())
                    ? null
                    : "is for another channel";
        }
        NamedList list = lists.get(price.list());
        if (list == null) {
            return "its list does not exist";
        }
        ListSettings settings = list.settings();
        if (!settings.channels().isEmpty()
                && (occasion.channel() == null || !settings.channels().contains(occasion.channel()))) {
            return "its list is for other channels";
        }
        if (settings.storeGroup() != null && !contains(settings.storeGroup(), occasion.store())) {
            return "its list is for other stores";
        }
        return settings.segment() == null || occasion.segments().contains(settings.segment())
                ? null
                : "its list is for other customers";
    }

    /**
     * Of two prices that count, the one that is asked is the higher: the list's priority, then how narrowly it is meant,
     * then the latest beginning; the list's id breaks a tie.
     */
    Comparator<Price> precedence() {
        return Comparator.comparingInt(this::priority)
                .thenComparingInt(this::narrowness)
                .thenComparing(Price::validFrom)
                .thenComparing(Price::list, Comparator.nullsFirst(Comparator.reverseOrder()));
    }

    int priority(Price price) {
        return price.list() == null ? 0 : lists.get(price.list()).settings().priority();
    }

    /** How narrowly a price is meant: a segment counts more than stores, stores more than channels. */
    int narrowness(Price price) {
        if (price.list() == null) {
            return price.channel() == null ? 0 : 1;
        }
        ListSettings settings = lists.get(price.list()).settings();
        return (settings.segment() == null ? 0 : 4)
                + (settings.storeGroup() == null ? 0 : 2)
                + (settings.channels().isEmpty() ? 0 : 1);
    }
}
