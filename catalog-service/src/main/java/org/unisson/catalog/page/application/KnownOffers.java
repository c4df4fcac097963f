package org.unisson.catalog.page.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.page.domain.Mark;
import org.unisson.catalog.page.domain.Offer;

/**
 * Offers that this replica has read, without their stock and not priced, so that a page of many need not be read again. Each
 * is right under the mark that the statement reads which finds it; no timer and no message is trusted.
 */
@Singleton
class KnownOffers {

    private static final int MOST_VARIANTS = 100_000;

    private final Cache<UUID, Known> offers = Caffeine.newBuilder()
            .maximumWeight(MOST_VARIANTS)
            .weigher((UUID id, Known known) -> 1 + known.offer().variants().size())
            .build();

    /** @param mark under which the offer is right */
    record Known(Mark mark, Offer offer) {

        Collection<String> skus() {
            return offer.variants().stream().map(Offer.Sellable::sku).toList();
        }
    }

    /** Those of these products that have been read, by id. */
    Map<UUID, Known> of(Collection<UUID> productIds) {
        return offers.getAllPresent(productIds);
    }

    /** @param mark read no later than the offer: one that is too old is never asked for again */
    void keep(Mark mark, Offer offer) {
        offers.put(offer.productId(), new Known(mark, offer.compact()));
    }
}
