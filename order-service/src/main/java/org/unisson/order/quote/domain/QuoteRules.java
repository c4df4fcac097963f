package org.unisson.order.quote.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What is sold under a quote is what was quoted, to whom it was quoted, and in time (decision record 10). */
public final class QuoteRules {

    private QuoteRules() {}

    /** Why not. @param slug stable name of the kind */
    public record Refusal(String slug, String detail) {}

    /** What keeps the basket from being sold under the quote; empty: nothing does. */
    public static Optional<Refusal> refusal(Quote quote, WantedBasket basket, Instant now) {
        if (!now.isBefore(quote.validUntil())) {
            return refused("quote-expired", "The quote was good until " + quote.validUntil() + ". Ask for a new one.");
        }
        if (quote.lock() == Quote.Lock.REQUIRED) {
            return refused("quote-not-locked", "The quote takes coupons or budgets that are not kept. Lock it first.");
        }
        if (!quote.channel().equals(basket.channel())) {
            return refused("quote-differs", "The quote is for another channel.");
        }
        if (!Objects.equals(quote.customerId(), basket.customerId())) {
            return refused("quote-differs", "The quote is for another customer.");
        }
        if (quote.store() != null && !basket.isOf(quote.store())) {
            return refused("quote-differs", "The quote is for another store.");
        }
        if (!quote.total().currency().equals(basket.currency())) {
            return refused("quote-differs", "The quote is in another currency.");
        }
        return matched(quote, basket).isPresent()
                ? Optional.empty()
                : refused("quote-differs", "The quote is for other lines. Ask for a new one.");
    }

    /**
     * The quoted line of each line, by its id; empty where the quote has other lines. Who asked for the quote may have
     * named the lines or not: a line's own is preferred, otherwise equal goods are.
     */
    public static Optional<Map<UUID, QuotedLine>> matched(Quote quote, WantedBasket basket) {
        if (quote.lines().size() != basket.lines().size()) {
            return Optional.empty();
        }
        List<QuotedLine> left = new ArrayList<>(quote.lines());
        Map<UUID, QuotedLine> matched = new HashMap<>();
        for (boolean byName : List.of(true, false)) {
            for (WantedBasket.Line line : basket.lines()) {
                if (!matched.containsKey(line.lineId())) {
                    find(left, line, byName).ifPresent(found -> {
                        left.remove(found);
                        matched.put(line.lineId(), found);
                    });
                }
            }
        }
        return left.isEmpty() ? Optional.of(matched) : Optional.empty();
    }

    private static Optional<QuotedLine> find(Collection<QuotedLine> left, WantedBasket.Line line, boolean byName) {
        return left.stream()
                .filter(quoted -> quoted.sku().equals(line.sku()) && quoted.quantity() == line.quantity())
                .filter(quoted ->
                        !byName || quoted.lineId().equals(line.lineId().toString()))
                .findFirst();
    }

    private static Optional<Refusal> refused(String slug, String detail) {
        return Optional.of(new Refusal(slug, detail));
    }
}
