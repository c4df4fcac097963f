package org.unisson.bench.recommend;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.unisson.bench.recommend.Trade.Sale;

/** The baseline: what most baskets hold, whoever asks for whatever. */
final class Popularity {

    private final Trade trade;
    private final List<String> products;

    Popularity(Trade trade, List<Sale> fed) {
        this.trade = trade;
        Map<String, Integer> baskets = new HashMap<>();
        fed.forEach(sale -> sale.products().forEach(product -> baskets.merge(product, 1, Integer::sum)));
        this.products = baskets.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The most popular that are not in the basket. */
    List<String> overall(Riddle riddle, int most) {
        return best(riddle, most, product -> true);
    }

    /** The same, of the categories that are in the basket. */
    List<String> ofCategories(Riddle riddle, int most) {
        Set<String> categories = new HashSet<>();
        riddle.given().forEach(product -> categories.add(trade.categories().get(product)));
        return best(
                riddle, most, product -> categories.contains(trade.categories().get(product)));
    }

    private List<String> best(Riddle riddle, int most, Predicate<String> which) {
        Set<String> given = new HashSet<>(riddle.given());
        return products.stream()
                .filter(which)
                .filter(product -> !given.contains(product))
                .limit(most)
                .toList();
    }
}
