package org.unisson.order.purchase.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Parameters;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.order.purchase.application.PurchaseQueries;
import org.unisson.order.purchase.application.PurchaseSearch;
import org.unisson.order.purchase.application.PurchaseView;

/** Finds the purchase of a customer who has no receipt any more. */
@Path("/purchases/search")
public class PurchaseSearchResource {

    private static final int LAST_YEAR = 9_999;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final PurchaseQueries purchases;
    private final Caller caller;

    PurchaseSearchResource(PurchaseQueries purchases, Caller caller) {
        this.purchases = purchases;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Finds purchases by what their customer remembers",
            description =
                    "The latest first, at most 200 a page. sku, from (inclusive) and until (exclusive, at most 366 days"
                            + " later) are required; total is in minor units. An associate names a customer, a card, or a store of"
                            + " their own.")
    public Uni<Page<PurchaseView>> search(
            @RestQuery String sku,
            @RestQuery String from,
            @RestQuery String until,
            @RestQuery String location,
            @RestQuery Long total,
            @RestQuery UUID customer,
            @RestQuery String card,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        Gln store = location == null ? null : Parameters.gln("location", location);
        if (customer == null && card == null && !seesEveryStore()) {
            if (store == null) {
                throw Problem.forbidden("Name a customer, a card, or a store of yours.")
                        .asException();
            }
            caller.requireStore(store);
        }
        if (card != null && !card.matches("[^\\p{Cntrl}]{1,64}")) {
            throw Problem.invalid("card", "is no card").asException();
        }
        Instant begin = instant("from", from);
        Instant end = instant("until", until);
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw Problem.invalid("until", "must be after from, and at most 366 days")
                    .asException();
        }
        return purchases.search(
                new PurchaseSearch(sku(sku), begin, end, store, total, customer, card), Page.limit(limit), cursor);
    }

    private boolean seesEveryStore() {
        return caller.is(Roles.AGENT) || caller.is(Roles.SERVICE) || caller.is(Roles.ADMIN);
    }

    private static Sku sku(String code) {
        try {
            return new Sku(code);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("sku", malformed.getMessage()).asException();
        }
    }

    private static Instant instant(String name, String text) {
        try {
            OffsetDateTime time = text == null ? null : OffsetDateTime.parse(text);
            if (time != null && time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException malformed) {
            throw Problem.invalid(name, "is not an instant").asException();
        }
        throw Problem.invalid(name, "is not an instant").asException();
    }
}
