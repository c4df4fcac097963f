package org.unisson.bench.recommend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.unisson.bench.recommend.Trade.Sale;

/**
 * A basket of which something is hidden: what else is in it?
 *
 * @param customer empty: nobody known
 * @param given at most 50, as many as the service takes
 * @param hidden a fifth of the basket, at least one
 */
record Riddle(String customer, List<String> given, Set<String> hidden) {

    private static final int HIDDEN_OF = 5;
    private static final int MOST_GIVEN = 50;

    Riddle {
        given = List.copyOf(given);
        hidden = Set.copyOf(hidden);
    }

    /** Of all baskets of two products or more; the same seed hides the same. */
    static List<Riddle> of(List<Sale> sales, long seed) {
        Random chance = new Random(seed);
        List<Riddle> riddles = new ArrayList<>();
        for (Sale sale : sales) {
            if (sale.products().size() > 1) {
                List<String> products = new ArrayList<>(sale.products());
                Collections.shuffle(products, chance);
                int hidden = Math.max(1, products.size() / HIDDEN_OF);
                riddles.add(new Riddle(
                        sale.customer(),
                        products.subList(hidden, Math.min(products.size(), hidden + MOST_GIVEN)),
                        new HashSet<>(products.subList(0, hidden))));
            }
        }
        return riddles;
    }

    /** Judges an answer, the best first. */
    Score judge(List<String> answer) {
        int hits = 0;
        double first = 0;
        for (int place = 0; place < answer.size(); place++) {
            if (hidden.contains(answer.get(place))) {
                hits++;
                first = first == 0 ? 1.0 / (place + 1) : first;
            }
        }
        return new Score((double) hits / hidden.size(), first);
    }

    /** How good an answer is. @param recall share of the hidden that is in it @param reciprocalRank of the first hit */
    record Score(double recall, double reciprocalRank) {}
}
