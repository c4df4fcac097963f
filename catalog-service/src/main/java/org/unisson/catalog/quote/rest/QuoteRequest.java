package org.unisson.catalog.quote.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.catalog.quote.application.Quoting.Basket;
import org.unisson.catalog.quote.application.Quoting.Serving;
import org.unisson.catalog.quote.application.Quoting.Wanted;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;

/**
 * A basket that is to be priced.
 *
 * @param channel the channel that sells
 * @param store the store it is sold in or for, or null
 * @param customerId who buys; a shopper's own id is taken from the token
 * @param segments of the customer, at most 50; not from a shopper
 * @param at the instant whose prices are asked, or null: now; not from a shopper
 * @param coupons at most 10 codes, in capitals or not
 * @param seller who sells, as their token names them; from staff alone
 * @param appointment reference of the appointment upon which it is sold, 1 to 100 characters; from staff alone
 * @param lines 1 to 500
 */
public record QuoteRequest(
        String channel,
        Gln store,
        UUID customerId,
        List<String> segments,
        Instant at,
        List<String> coupons,
        String seller,
        String appointment,
        List<LineRequest> lines) {

    private static final int MOST_LINES = 500;
    private static final int MOST_COUPONS = 10;
    private static final int MOST_SEGMENTS = 50;
    private static final int LONGEST = 100;

    /**
     * A line.
     *
     * @param lineId the caller's own, unique in the basket; where none is given, the line's place from 0
     * @param quantity 1 to 100,000
     */
    public record LineRequest(String lineId, Sku sku, Long quantity) {
        public LineRequest {
            if (sku == null) {
                throw new IllegalArgumentException("sku: is required");
            }
            if (quantity == null || quantity < 1 || quantity > 100_000) {
                throw new IllegalArgumentException("quantity: from 1 to 100000 is required");
            }
            if (lineId != null && !isText(lineId)) {
                throw new IllegalArgumentException("lineId: 1 to " + LONGEST + " characters");
            }
        }
    }

    public QuoteRequest {
        if (channel == null || !channel.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("channel: 1 to 40 lower-case letters, digits or dashes are required");
        }
        if (lines == null
                || lines.isEmpty()
                || lines.size() > MOST_LINES
                || lines.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("lines: 1 to " + MOST_LINES + " are required");
        }
        if (seller != null && !isText(seller) || appointment != null && !isText(appointment)) {
            throw new IllegalArgumentException("seller, appointment: 1 to " + LONGEST + " characters");
        }
        segments = texts("segments", segments, MOST_SEGMENTS);
        coupons = texts("coupons", coupons, MOST_COUPONS);
    }

    private static List<String> texts(String field, List<String> texts, int most) {
        List<String> given = texts == null ? List.of() : texts;
        if (given.size() > most || !given.stream().allMatch(QuoteRequest::isText)) {
            throw new IllegalArgumentException(
                    field + ": at most " + most + ", each of 1 to " + LONGEST + " characters");
        }
        return given;
    }

    private static boolean isText(String text) {
        return text != null
                && !text.isBlank()
                && text.length() <= LONGEST
                && text.chars().noneMatch(Character::isISOControl);
    }

    /** As this caller may ask. @throws org.unisson.chassis.rest.ProblemException 403 where it may not */
    Basket basket(Caller caller) {
        boolean isStaff = caller.is(Roles.SERVICE)
                || caller.is(Roles.ADMIN)
                || caller.is(Roles.AGENT)
                || caller.is(Roles.MERCHANDISER)
                || caller.is(Roles.ASSOCIATE)
                || caller.is(Roles.FRANCHISEE);
        UUID customer = customerId;
        if (!isStaff) {
            customer = caller.customerId().orElse(null);
            if (customerId != null) {
                caller.requireCustomer(customerId);
            }
            if (!segments.isEmpty() || at != null || seller != null || appointment != null) {
                throw Problem.forbidden("Segments, another instant and who sells are not for shoppers to name.")
                        .asException();
            }
        } else if (store != null) {
            caller.requireStore(store);
        } else if (customer != null) {
            requireFranchiseesStore(caller, null);
        }
        return new Basket(
                channel,
                store == null ? null : store.number(),
                new Shopper(customer, Set.copyOf(segments)),
                at,
                coupons.stream()
                        .map(code -> code.strip().toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                new Serving(seller, appointment),
                wanted());
    }

    private List<Wanted> wanted() {
        List<Wanted> wanted = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            LineRequest line = lines.get(i);
            String id = line.lineId() == null ? String.valueOf(i) : line.lineId();
            if (!seen.add(id)) {
                throw Problem.invalid("/lines/" + i + "/lineId", "another line has it")
                        .asException();
            }
            wanted.add(new Wanted(id, line.sku().code(), line.quantity()));
        }
        return wanted;
    }

    /** Refuses (403) a franchisee what concerns a customer and no store of theirs. @param store null: none */
    static void requireFranchiseesStore(Caller caller, Gln store) {
        if (!caller.isOnlyFranchisee()) {
            return;
        }
        if (store == null) {
            throw Problem.forbidden("Name the store of yours where the customer is served.")
                    .asException();
        }
        caller.requireStore(store);
    }
}
