package org.unisson.catalog.page.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.page.application.ReadingMany.Read;
import org.unisson.catalog.page.domain.Mark;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.Buyer;
import org.unisson.catalog.quote.domain.ShownPrice;
import org.unisson.catalog.quote.domain.Terms;

/**
 * What pages of many say of prices, so that the same need not be worked out for each who asks. It is right under the mark of
 * the product, under the same terms, until the next instant at which a price or an operation begins or ends; no timer and no
 * message is trusted.
 */
@Singleton
class KnownPrices {

    private static final int MOST_VARIANTS = 60_000;

    private final Cache<Spot, Shown> prices = Caffeine.newBuilder()
            .maximumWeight(MOST_VARIANTS)
            .weigher((Spot spot, Shown shown) -> 1 + shown.prices().size())
            .build();

    private record Spot(UUID productId, String channel, String store, Set<String> segments) {

        static Spot of(UUID productId, Occasion occasion) {
            return new Spot(productId, occasion.channel(), occasion.store(), occasion.segments());
        }
    }

    /**
     * Prices of a product's variants, in their order.
     *
     * @param until the instant from which they may be others, or null
     */
    private record Shown(Mark mark, long terms, Instant from, Instant until, List<ShownPrice> prices) {

        boolean isOf(Mark other, Terms inForce, Instant now) {
            return mark.equals(other)
                    && terms == inForce.version()
                    && !now.isBefore(from)
                    && (until == null || now.isBefore(until));
        }
    }

    /** The offer with its prices on that occasion. */
    Offer priced(Read read, Terms terms, Occasion occasion, Buyer buyer) {
        Offer offer = read.offer();
        if (read.mark() == null || dependOnBuyer(offer, terms)) {
            return offer.priced(article -> price(terms, occasion, buyer, article));
        }
        Spot spot = Spot.of(offer.productId(), occasion);
        Shown known = prices.getIfPresent(spot);
        if (known == null || !known.isOf(read.mark(), terms, occasion.at())) {
            known = shown(read, terms, occasion, buyer);
            prices.put(spot, known);
        }
        return offer.priced(known.prices());
    }

    private static boolean dependOnBuyer(Offer offer, Terms terms) {
        return offer.variants().stream().anyMatch(variant -> terms.dependOnBuyer(variant.article()));
    }

    private static Shown shown(Read read, Terms terms, Occasion occasion, Buyer buyer) {
        List<Article> articles =
                read.offer().variants().stream().map(Offer.Sellable::article).toList();
        Instant until = null;
        for (Article article : articles) {
            Instant change = terms.nextChange(article, occasion.at());
            until = until == null || change != null && change.isBefore(until) ? change : until;
        }
        return new Shown(
                read.mark(),
                terms.version(),
                occasion.at(),
                until,
                articles.stream()
                        .map(article -> price(terms, occasion, buyer, article))
                        .toList());
    }

    private static ShownPrice price(Terms terms, Occasion occasion, Buyer buyer, Article article) {
        return ShownPrice.of(terms, occasion, buyer, article).orElse(null);
    }
}
