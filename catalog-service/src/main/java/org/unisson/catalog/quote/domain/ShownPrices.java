package org.unisson.catalog.quote.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.price.domain.Occasion;

/**
 * What a product's articles cost on an occasion.
 *
 * @param personal whether it depends on more of a buyer than the segments: it is nobody else's then
 * @param each one for each article, in their order; null where it has no price
 */
public record ShownPrices(Validity validity, boolean personal, List<ShownPrice> each) {

    /** Where prices are asked for; who asks in the same one pays the same, unless they are personal. */
    public record Spot(UUID productId, String channel, String store, Set<String> segments) {

        public static Spot of(UUID productId, Occasion occasion) {
            return new Spot(productId, occasion.channel(), occasion.store(), occasion.segments());
        }
    }

    /**
     * For how long prices may be remembered: under the same terms, until the next instant at which one of them or an
     * operation on them begins or ends. No timer and no message is trusted.
     *
     * @param terms their version
     * @param until exclusive; null: for as long as the terms hold
     */
    public record Validity(long terms, Instant from, Instant until) {

        public boolean holds(long termsVersion, Instant at) {
            return terms == termsVersion && !at.isBefore(from) && (until == null || at.isBefore(until));
        }

        /** The same, and no longer than that. @param change null: as long as before */
        public Validity upTo(Instant change) {
            return change == null || until != null && !change.isBefore(until)
                    ? this
                    : new Validity(terms, from, change);
        }
    }

    /** Each with the lowest price of the 30 days before, where it is reduced. */
    public static ShownPrices of(Terms terms, Occasion occasion, Buyer buyer, List<Article> articles) {
        return of(terms, occasion, articles, article -> ShownPrice.of(terms, occasion, buyer, article));
    }

    /** The same for who asks for no prior prices, which look back 30 days and more. */
    public static ShownPrices withoutPrior(Terms terms, Occasion occasion, Buyer buyer, List<Article> articles) {
        return of(terms, occasion, articles, article -> ShownPrice.withoutPrior(terms, occasion, buyer, article));
    }

    private interface Pricing {

        Optional<ShownPrice> price(Article article);
    }

    private static ShownPrices of(Terms terms, Occasion occasion, List<Article> articles, Pricing pricing) {
        List<ShownPrice> each = new ArrayList<>(articles.size());
        Validity validity = new Validity(terms.version(), occasion.at(), null);
        boolean personal = false;
        for (Article article : articles) {
            ShownPrice shown = pricing.price(article).orElse(null);
            each.add(shown);
            validity = validity.upTo(shown == null ? terms.nextChange(article, occasion.at()) : shown.until());
            personal |= terms.dependOnBuyer(article);
        }
        return new ShownPrices(validity, personal, each);
    }

    /** Minor units of the lowest; null where nothing has a price. */
    public Long lowest() {
        Long lowest = null;
        for (ShownPrice shown : each) {
            if (shown != null && (lowest == null || shown.price().minor() < lowest)) {
                lowest = shown.price().minor();
            }
        }
        return lowest;
    }
}
