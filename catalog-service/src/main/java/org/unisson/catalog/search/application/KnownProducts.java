package org.unisson.catalog.search.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.quote.domain.Buyer;
import org.unisson.catalog.quote.domain.ShownPrices;
import org.unisson.catalog.quote.domain.ShownPrices.Spot;
import org.unisson.catalog.quote.domain.ShownPrices.Validity;
import org.unisson.catalog.quote.domain.Terms;
import org.unisson.catalog.search.domain.Candidate;
import org.unisson.catalog.search.domain.Described;

/**
 * What this replica has worked out of products, so that a search need not read and price each of them again. It is right
 * where the marks are those of the product in the index, while the prices hold.
 */
@Singleton
class KnownProducts {

    private static final int MOST_PRICES = 200_000;

    private final Cache<Spot, Asked> prices =
            Caffeine.newBuilder().maximumSize(MOST_PRICES).build();

    /** What is asked for a product. @param lowest minor units; null: it has no price */
    private record Asked(long mark, long prices, Validity validity, Long lowest) {

        boolean isOf(Candidate candidate, long termsVersion, Instant now) {
            return mark == candidate.mark() && prices == candidate.prices() && validity.holds(termsVersion, now);
        }
    }

    /**
     * The lowest price of a product.
     *
     * @param price minor units; null: it has none
     * @param validity for how long; null: for who asks alone
     */
    record Valued(Long price, Validity validity) {}

    /** The product as it is on that occasion; null where it has to be read. */
    Valued find(Candidate candidate, long termsVersion, Occasion occasion) {
        Asked asked = prices.getIfPresent(Spot.of(candidate.productId(), occasion));
        return asked == null || !asked.isOf(candidate, termsVersion, occasion.at())
                ? null
                : new Valued(asked.lowest(), asked.validity());
    }

    /** Prices the product, and remembers it where what it costs does not depend on who asks. */
    Valued value(Described product, Terms terms, Occasion occasion, Buyer buyer) {
        ShownPrices shown = ShownPrices.withoutPrior(terms, occasion, buyer, product.articles());
        Valued valued = new Valued(shown.lowest(), product.reserved() || shown.personal() ? null : shown.validity());
        if (valued.validity() != null) {
            prices.put(
                    Spot.of(product.productId(), occasion),
                    new Asked(product.mark(), product.prices(), valued.validity(), valued.price()));
        }
        return valued;
    }
}
