package org.unisson.catalog.quote.domain;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.unisson.catalog.price.domain.Occasion;

/**
 * What a condition can ask of a basket. Lists are sorted and hold each value once, so that the order of lines does not
 * matter. It holds no instant: what depends on the clock is an operation's period, whose ends everyone knows.
 *
 * @param total of all lines before any reduction, in minor units
 * @param quantity pieces of all lines
 * @param channel empty where none is known
 * @param store empty where none is known
 */
public record BasketFacts(
        long total,
        long quantity,
        String currency,
        String channel,
        String store,
        List<String> segments,
        List<String> skus,
        List<String> categories,
        List<String> brands) {

    /** Of lines in one currency, at least one. */
    static BasketFacts of(List<OpenLine> lines, Occasion occasion) {
        Set<String> skus = new TreeSet<>();
        Set<String> categories = new TreeSet<>();
        Set<String> brands = new TreeSet<>();
        long total = 0;
        long quantity = 0;
        for (OpenLine line : lines) {
            Article article = line.line.article();
            skus.add(article.sku());
            if (article.category() != null) {
                categories.add(article.category());
            }
            if (article.brand() != null) {
                brands.add(article.brand());
            }
            total = Math.addExact(total, line.regular().minor());
            quantity += line.quantity();
        }
        return new BasketFacts(
                total,
                quantity,
                lines.getFirst().left().currency(),
                Objects.requireNonNullElse(occasion.channel(), ""),
                Objects.requireNonNullElse(occasion.store(), ""),
                occasion.segments().stream().sorted().toList(),
                List.copyOf(skus),
                List.copyOf(categories),
                List.copyOf(brands));
    }
}
