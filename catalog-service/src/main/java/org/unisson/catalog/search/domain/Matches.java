package org.unisson.catalog.search.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What matches, prices included.
 *
 * @param capped whether there may be more than were looked at
 */
public record Matches(boolean capped, List<Match> products) {

    private static final int MOST_VALUES = 50;
    private static final String CATEGORY = "category";
    private static final String PRICE = "price";

    // Bands of prices in minor units, each up to the next.
    private static final NavigableSet<Long> BANDS =
            new TreeSet<>(List.of(0L, 1_000L, 2_500L, 5_000L, 10_000L, 20_000L, 50_000L, 100_000L));

    /**
     * How many products have a value.
     *
     * @param rank among those of its name, the most frequent first
     */
    public record Count(String name, String value, long products, int rank) {}

    /**
     * Of candidates, those whose price is in the range that is looked for.
     *
     * @param most how many are looked at
     * @param priced the candidate with its price; null where it is not there any more
     */
    public static Matches of(Candidates candidates, int most, Criteria criteria, Function<Candidate, Match> priced) {
        List<Match> products = new ArrayList<>(candidates.products().size());
        for (Candidate candidate : candidates.products()) {
            Match match = priced.apply(candidate);
            if (match != null && criteria.holdsPrice(match.price())) {
                products.add(match);
            }
        }
        return new Matches(candidates.products().size() >= most, products);
    }

    /** The hits after that one, in order. */
    public List<Hit> after(Hit after, int limit) {
        return products.stream()
                .map(Match::hit)
                .filter(hit -> Hit.ORDER.compare(hit, after) > 0)
                .sorted(Hit.ORDER)
                .limit(limit)
                .toList();
    }

    /** How they differ: at most 50 values of each name, the most frequent first. */
    public List<Count> counts() {
        // Keys are taken apart once for all products that share them.
        Map<String, Tally> keys = new HashMap<>();
        Map<String, Tally> categories = new HashMap<>();
        Map<Long, Tally> bands = new HashMap<>();
        for (Match match : products) {
            match.properties().keys().forEach(key -> tally(keys, key));
            match.properties().categories().forEach(category -> tally(categories, category));
            if (match.price() != null) {
                tally(bands, BANDS.floor(match.price()));
            }
        }
        Map<String, Map<String, Long>> byName = new TreeMap<>();
        keys.forEach((key, tally) -> {
            int colon = key.indexOf(':');
            count(byName, key.substring(0, colon), key.substring(colon + 1), tally);
        });
        categories.forEach((category, tally) -> count(byName, CATEGORY, category, tally));
        bands.forEach((band, tally) -> count(byName, PRICE, band.toString(), tally));
        List<Count> counts = new ArrayList<>();
        byName.forEach((name, values) -> counts.addAll(mostFrequent(name, values)));
        return counts;
    }

    private static <K> void tally(Map<K, Tally> tallies, K key) {
        tallies.computeIfAbsent(key, any -> new Tally()).products++;
    }

    private static void count(Map<String, Map<String, Long>> byName, String name, String value, Tally tally) {
        byName.computeIfAbsent(name, any -> new HashMap<>()).merge(value, tally.products, Long::sum);
    }

    private static final class Tally {
        private long products;
    }

    private static List<Count> mostFrequent(String name, Map<String, Long> values) {
        List<Map.Entry<String, Long>> frequent = values.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES)
                .toList();
        List<Count> counts = new ArrayList<>();
        for (Map.Entry<String, Long> value : frequent) {
            counts.add(new Count(name, value.getKey(), value.getValue(), counts.size() + 1));
        }
        return counts;
    }
}
