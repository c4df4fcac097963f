package org.unisson.catalog.page.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.page.application.KnownOffers.Known;
import org.unisson.catalog.page.domain.Mark;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.page.persistence.OfferMarks;
import org.unisson.catalog.page.persistence.OfferMarks.Marked;
import org.unisson.catalog.page.persistence.Offers;
import org.unisson.catalog.quote.persistence.PricingColumns;

/** Many offers at once, of which most are known already. */
@Singleton
class ReadingMany {

    private final OfferMarks marks;
    private final Offers offers;
    private final KnownOffers known;

    ReadingMany(OfferMarks marks, Offers offers, KnownOffers known) {
        this.marks = marks;
        this.offers = offers;
        this.known = known;
    }

    /**
     * An offer that is not priced yet.
     *
     * @param mark what it was made from; null where it was read for who asks
     */
    record Read(Offer offer, Mark mark) {}

    /** What was read, by product. */
    record Many(PricingColumns.Once once, Map<UUID, Read> offers) {}

    /** Those of these products that are there for who asks. */
    Uni<Many> of(Collection<UUID> productIds, Question question, Instant now) {
        Map<UUID, Known> remembered = known.of(productIds);
        List<String> skus = remembered.values().stream()
                .flatMap(product -> product.skus().stream())
                .toList();
        return marks.of(productIds, skus, question, now).chain(found -> {
            Map<UUID, Read> there = new HashMap<>();
            List<Marked> missing = new ArrayList<>();
            for (Marked product : found.products()) {
                Known offer = remembered.get(product.productId());
                if (product.special() || offer == null || !offer.mark().equals(product.mark())) {
                    missing.add(product);
                } else {
                    there.put(product.productId(), new Read(offer.offer().stocked(found.stock()), product.mark()));
                }
            }
            return missing.isEmpty()
                    ? Uni.createFrom().item(new Many(found.once(), there))
                    : offers.ofProductsAndWhole(ids(missing), question, now).map(read -> {
                        for (Marked product : missing) {
                            Offer offer = read.offers().get(product.productId());
                            if (offer != null) {
                                there.put(product.productId(), new Read(offer, kept(product, offer, read)));
                            }
                        }
                        return new Many(read.termsVersion() > 0 ? read.once() : found.once(), there);
                    });
        });
    }

    /** The mark under which the offer is known from now on; null where it is for who asks alone. */
    private Mark kept(Marked product, Offer offer, Offers.Found read) {
        // What became reserved since its mark was read has lost variants that will be back.
        if (product.special() || !read.whole().contains(product.productId())) {
            return null;
        }
        known.keep(product.mark(), offer);
        return product.mark();
    }

    private static List<UUID> ids(List<Marked> products) {
        return products.stream().map(Marked::productId).toList();
    }
}
