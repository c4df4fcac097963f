package org.unisson.catalog.search.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is looked for.
 *
 * @param text words as people type them, or null
 * @param channel whose assortment and prices count, or null
 * @param filters values by brand or attribute: one of each is to be there
 * @param category with all under it, or null
 * @param priceFrom lowest price in minor units, or null
 * @param priceTo highest price in minor units, or null
 * @param location where a piece is to be available, or null
 * @param near around where a piece is to be available, or null
 * @param available whether a piece is to be available anywhere
 */
public record Criteria(
        String text,
        String channel,
        Map<String, List<String>> filters,
        String category,
        Long priceFrom,
        Long priceTo,
        String location,
        Near near,
        boolean available,
        Sort sort) {

    private static final int MOST_FILTERS = 20;
    private static final int LONGEST = 200;

    public Criteria {
        if (text != null && text.isBlank()) {
            text = null;
        }
        if (text != null && (text.length() > LONGEST || text.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("at most " + LONGEST + " characters");
        }
    }

    /** Looked for by words alone. */
    public static Criteria ofWords(String text, String channel) {
        return new Criteria(text, channel, Map.of(), null, null, null, null, null, false, Sort.RELEVANCE);
    }

    /** Filters as they are written, {@code colour:navy}; those of one name are alternatives. */
    public static Map<String, List<String>> filters(List<String> written) {
        if (written.size() > MOST_FILTERS) {
            throw new IllegalArgumentException("at most " + MOST_FILTERS);
        }
        Map<String, TreeSet<String>> byName = new TreeMap<>();
        for (String filter : written) {
            int colon = filter.indexOf(':');
            if (colon < 1 || colon == filter.length() - 1 || filter.length() > LONGEST || filter.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a name and a value are expected, as in colour:navy");
            }
            byName.computeIfAbsent(filter.substring(0, colon), name -> new TreeSet<>())
                    .add(filter);
        }
        Map<String, List<String>> filters = new TreeMap<>();
        byName.forEach((name, keys) -> filters.put(name, List.copyOf(keys)));
        return filters;
    }

    /** Whether prices have to be looked at to find it. */
    public boolean isByPrice() {
        return priceFrom != null || priceTo != null || sort == Sort.PRICE_ASC || sort == Sort.PRICE_DESC;
    }

    /** Whether that price is in the range that is looked for. @param price minor units; null: none */
    public boolean holdsPrice(Long price) {
        return (priceFrom == null || price != null && price >= priceFrom)
                && (priceTo == null || price != null && price <= priceTo);
    }

    /** Whether it has to be on a shelf. */
    public boolean isByStock() {
        return available || location != null || near != null;
    }
}
