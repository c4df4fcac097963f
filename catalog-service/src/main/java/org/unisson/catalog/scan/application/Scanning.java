package org.unisson.catalog.scan.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.page.application.ReadingOffers;
import org.unisson.catalog.page.application.ReadingOffers.Answered;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.scan.domain.Place;
import org.unisson.catalog.scan.domain.Scanned;
import org.unisson.catalog.scan.persistence.Scans;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gtin;

/** A trade item number is scanned: what it is, what there is of it here and nearby, and in which colours and sizes. */
@ApplicationScoped
public class Scanning {

    private static final int PLACES = 10;

    private final Scans scans;
    private final ReadingOffers offers;
    private final JsonColumns json;
    private final Clock clock;

    Scanning(Scans scans, ReadingOffers offers, JsonColumns json, Clock clock) {
        this.scans = scans;
        this.offers = offers;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What was scanned.
     *
     * @param offer the product with all its variants, and their stock here
     * @param nearby other places from which the channel can promise the variant, the nearest first
     */
    public record Found(Scanned scanned, ProductContent content, Answered<Offer> offer, List<Place> nearby) {}

    /** Fails with 404 where the number stands for nothing that the channel may see. */
    public Uni<Found> scan(Gtin gtin, Question question) {
        return scans.of(gtin.number(), question, clock.instant())
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("variant with the GTIN", gtin).asException()))
                .chain(scanned -> offers.product(scanned.productId(), question)
                        .chain(offer -> scans.nearby(scanned.sku(), question, PLACES)
                                .map(nearby -> new Found(
                                        scanned, json.read(scanned.content(), ProductContent.class), offer, nearby))));
    }
}
