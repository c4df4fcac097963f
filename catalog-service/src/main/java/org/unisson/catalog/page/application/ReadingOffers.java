package org.unisson.catalog.page.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.catalog.availability.application.InventoryFreshness;
import org.unisson.catalog.page.application.ReadingMany.Many;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.page.persistence.Offers;
import org.unisson.catalog.page.persistence.Offers.Found;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.quote.application.CurrentTerms;
import org.unisson.catalog.quote.domain.ShownPrice;
import org.unisson.chassis.rest.Problem;

/** What is offered now, from local tables alone: inventory may be down. */
@ApplicationScoped
public class ReadingOffers {

    private final Offers offers;
    private final ReadingMany many;
    private final KnownPrices known;
    private final InventoryFreshness freshness;
    private final CurrentTerms terms;
    private final Clock clock;

    ReadingOffers(
            Offers offers,
            ReadingMany many,
            KnownPrices known,
            InventoryFreshness freshness,
            CurrentTerms terms,
            Clock clock) {
        this.offers = offers;
        this.many = many;
        this.known = known;
        this.freshness = freshness;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Something offered, with the instant as of which its availability is complete.
     *
     * @param asOf null where that cannot be told yet
     */
    public record Answered<T>(T offer, Instant asOf) {}

    /** The variant with its product; fails with 404 where there is none, 422 where the channel does not exist. */
    public Uni<Answered<Offer>> variant(String sku, Question question) {
        return asOf(priced(question, now -> offers.ofSku(sku, question, now))
                .map(found -> found.values().stream().findFirst().orElseThrow(() -> Problem.notFound("variant", sku)
                        .asException())));
    }

    /** The product with all its variants; fails as {@link #variant} does. */
    public Uni<Answered<Offer>> product(UUID productId, Question question) {
        return asOf(priced(question, now -> offers.ofProducts(List.of(productId), question, now))
                .map(found -> Optional.ofNullable(found.get(productId))
                        .orElseThrow(
                                () -> Problem.notFound("product", productId).asException())));
    }

    /** Those products of these that exist, in that order. */
    public Uni<Answered<List<Offer>>> products(Collection<UUID> productIds, Question question) {
        Instant now = clock.instant();
        Occasion occasion = occasion(question, now);
        return asOf(terms.with(() -> many.of(productIds, question, now), found -> found.once()
                        .termsVersion())
                .map(inForce -> {
                    Many found = inForce.read();
                    return productIds.stream()
                            .map(found.offers()::get)
                            .filter(Objects::nonNull)
                            .map(read -> known.priced(
                                    read,
                                    inForce.terms(),
                                    occasion,
                                    found.once().buyer()))
                            .toList();
                }));
    }

    private Uni<Map<UUID, Offer>> priced(Question question, Function<Instant, Uni<Found>> reading) {
        Instant now = clock.instant();
        Occasion occasion = occasion(question, now);
        return terms.with(() -> reading.apply(now), Found::termsVersion).map(inForce -> {
            Found found = inForce.read();
            Map<UUID, Offer> priced = new HashMap<>();
            found.offers()
                    .forEach((id, offer) -> priced.put(
                            id, offer.priced(article -> ShownPrice.of(inForce.terms(), occasion, found.buyer(), article)
                                    .orElse(null))));
            return priced;
        });
    }

    /** Asked before the offer: what is read later is at least as new. */
    private <T> Uni<Answered<T>> asOf(Uni<T> offer) {
        return freshness.asOf().chain(asOf -> offer.map(found -> new Answered<>(found, asOf.orElse(null))));
    }

    private static Occasion occasion(Question question, Instant now) {
        return new Occasion(
                question.channel(), question.location(), question.shopper().segments(), now);
    }
}
