package org.unisson.catalog.page.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import org.unisson.catalog.page.application.ReadingMany.Read;
import org.unisson.catalog.page.domain.Mark;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.quote.domain.Buyer;
import org.unisson.catalog.quote.domain.ShownPrices;
import org.unisson.catalog.quote.domain.ShownPrices.Spot;
import org.unisson.catalog.quote.domain.Terms;

/**
 * What pages of many say of prices, so that the same need not be worked out for each who asks: right under the mark of the
 * product while the prices hold.
 */
@Singleton
class KnownPrices {

    private static final int MOST_VARIANTS = 150_000;

    private final Cache<Spot, Known> known = Caffeine.newBuilder()
            .maximumWeight(MOST_VARIANTS)
            .weigher((Spot spot, Known prices) -> 1 + prices.shown().each().size())
            .build();

    private record Known(Mark mark, ShownPrices shown) {

        boolean isOf(Mark other, Terms terms, Occasion occasion) {
            return mark.equals(other) && shown.validity().holds(terms.version(), occasion.at());
        }
    }

    /** The offer with its prices on that occasion. */
    Offer priced(Read read, Terms terms, Occasion occasion, Buyer buyer) {
        if (read.mark() == null) {
            return read.offer().priced(shown(read, terms, occasion, buyer).each());
        }
        Spot spot = Spot.of(read.offer().productId(), occasion);
        Known remembered = known.getIfPresent(spot);
        if (remembered != null && remembered.isOf(read.mark(), terms, occasion)) {
            return read.offer().priced(remembered.shown().each());
        }
        ShownPrices shown = shown(read, terms, occasion, buyer);
        if (!shown.personal()) {
            known.put(spot, new Known(read.mark(), shown));
        }
        return read.offer().priced(shown.each());
    }

    private static ShownPrices shown(Read read, Terms terms, Occasion occasion, Buyer buyer) {
        return ShownPrices.of(
                terms,
                occasion,
                buyer,
                read.offer().variants().stream().map(Offer.Sellable::article).toList());
    }
}
