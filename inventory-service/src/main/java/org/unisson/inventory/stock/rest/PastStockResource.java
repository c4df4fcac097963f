package org.unisson.inventory.stock.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Parameters;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.freshness.AsOf;
import org.unisson.inventory.freshness.Feed;
import org.unisson.inventory.freshness.HeardFeeds;
import org.unisson.inventory.stock.application.PastStock;
import org.unisson.inventory.stock.domain.Place;

/** Stock as it was, and as it was known then. */
@Path("/stock")
@Tag(name = "Stock")
public class PastStockResource {

    private static final String MOMENTS = "at: the moment, ISO 8601 with zone, now if not said; knownAt: as the ledger"
            + " knew it at that moment, now if not said. asOf and feeds say as of when the ledger was read. 400 for a"
            + " moment in the future, or before 2000.";

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final PastStock past;
    private final HeardFeeds feeds;
    private final Transactions transactions;
    private final Clock clock;

    PastStockResource(PastStock past, HeardFeeds feeds, Transactions transactions, Clock clock) {
        this.past = past;
        this.feeds = feeds;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Pieces of a place. @param feeds how much of what others told is in them */
    public record PlaceAnswer(@JsonUnwrapped PastStock.Pieces pieces, Instant asOf, List<Feed> feeds) {}

    /** A page of a location. @param next cursor of the next page; absent on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LocationAnswer(List<PastStock.Pieces> items, String next, Instant asOf, List<Feed> feeds) {

        static LocationAnswer of(Page<PastStock.Pieces> page, AsOf asOf) {
            return new LocationAnswer(page.items(), page.next(), asOf.asOf(), asOf.feeds());
        }
    }

    @GET
    @Path("/{gln}/{sku}/on-hand")
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Pieces on hand, in quality control and damaged at a past moment, by the ledger",
            description = MOMENTS)
    public Uni<PlaceAnswer> onHand(String gln, String sku, @RestQuery String at, @RestQuery String knownAt) {
        Instant now = clock.instant();
        Place place = Places.of(gln, sku);
        Instant then = moment("at", at, now);
        Instant known = moment("knownAt", knownAt, now);
        return transactions.read(tx -> feeds.now(tx).chain(asOf -> past.of(tx, place, then, known)
                .map(pieces -> new PlaceAnswer(pieces, asOf.asOf(), asOf.feeds()))));
    }

    @GET
    @Path("/on-hand")
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "The same of every SKU that a location has or had, by SKU, in pages",
            description = MOMENTS + " For one moment on all pages, say both.")
    public Uni<LocationAnswer> onHandAt(
            @RestQuery String location,
            @RestQuery String at,
            @RestQuery String knownAt,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        if (location == null) {
            throw Problem.invalid("location", "is required").asException();
        }
        Instant now = clock.instant();
        Instant then = moment("at", at, now);
        Instant known = moment("knownAt", knownAt, now);
        int size = Page.limit(limit);
        String after = sku(Page.after(cursor));
        return transactions.read(tx -> feeds.now(tx)
                .chain(asOf -> past.at(tx, Parameters.gln("location", location), then, known, after, size + 1)
                        .map(pieces -> LocationAnswer.of(Page.of(pieces, size, PastStock.Pieces::sku), asOf))));
    }

    private static String sku(String after) {
        try {
            return after.isEmpty() ? after : new Sku(after).code();
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
    }

    private static Instant moment(String parameter, String value, Instant now) {
        if (value == null) {
            return now;
        }
        try {
            Instant moment = OffsetDateTime.parse(value).toInstant();
            if (moment.isAfter(now)) {
                throw Problem.invalid(parameter, "is in the future").asException();
            }
            if (moment.isBefore(EARLIEST)) {
                throw Problem.invalid(parameter, "is before 2000").asException();
            }
            return moment;
        } catch (DateTimeParseException malformed) {
            throw Problem.invalid(parameter, "is no moment like 2026-11-22T09:30:00+01:00")
                    .asException();
        }
    }
}
