package org.unisson.catalog.price.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.values.Money;

/**
 * The price of an occasion and why it is that one.
 *
 * @param price tax included, per unit
 * @param list the named list it is from, or null
 * @param channel the channel it names, or null
 * @param why the rule by which it was chosen, with the declared reason where there is one
 * @param lost the prices that hold at the instant and were not chosen; of other customers' lists nothing is told
 */
public record PriceAnswer(Money price, String list, String channel, String why, List<Lost> lost) {

    /** A price that was not chosen. */
    public record Lost(Money price, String list, String channel, Instant validFrom, String why) {}

    static Optional<PriceAnswer> choose(List<Price> prices, PriceRules rules, Occasion occasion) {
        Price chosen = null;
        for (Price price : prices) {
            if (price.holdsAt(occasion.at())
                    && rules.against(price, occasion) == null
                    && (chosen == null || rules.precedence().compare(price, chosen) > 0)) {
                chosen = price;
            }
        }
        return chosen == null ? Optional.empty() : Optional.of(of(chosen, prices, rules, occasion));
    }

    private static PriceAnswer of(Price chosen, List<Price> prices, PriceRules rules, Occasion occasion) {
        if (prices.size() == 1) {
            return new PriceAnswer(chosen.price(), chosen.list(), chosen.channel(), why(chosen, rules), List.of());
        }
        List<Lost> lost = prices.stream()
                .filter(price -> price != chosen && price.holdsAt(occasion.at()) && !isHidden(price, rules, occasion))
                .map(price -> new Lost(
                        price.price(),
                        price.list(),
                        price.channel(),
                        price.validFrom(),
                        whyLost(price, chosen, rules, occasion)))
                .toList();
        return new PriceAnswer(chosen.price(), chosen.list(), chosen.channel(), why(chosen, rules), lost);
    }

    // What a segment pays is no business of those outside it.
    private static boolean isHidden(Price price, PriceRules rules, Occasion occasion) {
        NamedList list = price.list() == null ? null : rules.lists().get(price.list());
        return list != null
                && list.settings().segment() != null
                && !occasion.segments().contains(list.settings().segment());
    }

    private static String why(Price chosen, PriceRules rules) {
        String declared = chosen.reason() == null ? "" : ": " + chosen.reason();
        if (chosen.list() != null) {
            ListSettings list = rules.lists().get(chosen.list()).settings();
            return "price list " + chosen.list() + " (" + list.reason() + ")" + declared;
        }
        return (chosen.channel() == null ? "price for everyone" : "price of the channel " + chosen.channel())
                + declared;
    }

    private static String whyLost(Price price, Price chosen, PriceRules rules, Occasion occasion) {
        String against = rules.against(price, occasion);
        if (against != null) {
            return against;
        }
        if (rules.priority(price) != rules.priority(chosen)) {
            return "a list of higher priority wins";
        }
        return rules.narrowness(price) != rules.narrowness(chosen)
                ? "a price that is meant more narrowly wins"
                : "a price that began later wins";
    }
}
