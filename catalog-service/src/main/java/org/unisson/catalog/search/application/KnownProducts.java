package org.unisson.catalog.search.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.Buyer;
import org.unisson.catalog.quote.domain.ShownPrice;
import org.unisson.catalog.quote.domain.Terms;
import org.unisson.catalog.search.domain.Candidate;
import org.unisson.catalog.search.domain.Described;

/**
 * What this replica has worked out of products, so that a search need not read and price each of them again. It is right
 * where the marks are those of the product in the index, under the same terms, until the next instant at
 * which a price or an operation begins or ends; no timer and no message is trusted.
 */
@Singleton
class KnownProducts {

    private static final int MOST_PRICES = 200_000;

    private final Cache<Spot, Asked> prices =
            Caffeine.newBuilder().maximumSize(MOST_PRICES).build();

    private record Spot(UUID productId, String channel, String store, Set<String> segments) {

        static Spot of(UUID productId, Occasion occasion) {
            return new Spot(productId, occasion.channel(), occasion.store(), occasion.segments());
        }
    }

    /**
     * What is asked for a product.
     *
     * @param until the instant from which it may be another one, or null
     * @param lowest minor units; null: it has no price
     */
    private record Asked(long mark, long prices, long terms, Instant from, Instant until, Long lowest) {

        boolean isOf(Candidate candidate, long termsVersion, Instant now) {
            return mark == candidate.mark()
                    && prices == candidate.prices()
                    && terms == termsVersion
                    && !now.isBefore(from)
                    && (until == null || now.isBefore(until));
        }
    }

    /** The lowest price of a product. @param price minor units; null: it has none */
    record Valued(Long price) {}

    /** The product as it is on that occasion; null where it has to be read. */
    Valued find(Candidate candidate, long termsVersion, Occasion occasion) {
        Asked asked = prices.getIfPresent(Spot.of(candidate.productId(), occasion));
        return asked == null || !asked.isOf(candidate, termsVersion, occasion.at()) ? null : new Valued(asked.lowest());
    }

    /** Prices the product, and remembers it where what it costs does not depend on who asks. */
    Valued value(Described product, Terms terms, Occasion occasion, Buyer buyer) {
        Long lowest = null;
        Instant until = null;
        boolean isPersonal = product.reserved();
        for (Article article : product.articles()) {
            Optional<ShownPrice> shown = ShownPrice.withoutPrior(terms, occasion, buyer, article);
            Long price = shown.map(one -> one.price().minor()).orElse(null);
            lowest = lowest == null || price != null && price < lowest ? price : lowest;
            Instant change = shown.isPresent() ? shown.get().until() : terms.nextChange(article, occasion.at());
            until = until == null || change != null && change.isBefore(until) ? change : until;
            isPersonal |= terms.dependOnBuyer(article);
        }
        if (!isPersonal) {
            prices.put(
                    Spot.of(product.productId(), occasion),
                    new Asked(product.mark(), product.prices(), terms.version(), occasion.at(), until, lowest));
        }
        return new Valued(lowest);
    }
}
