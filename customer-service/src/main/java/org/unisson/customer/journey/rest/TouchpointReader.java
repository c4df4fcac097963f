package org.unisson.customer.journey.rest;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.customer.journey.domain.TouchIds;
import org.unisson.customer.journey.domain.TouchKind;
import org.unisson.customer.journey.domain.TouchKind.Needed;
import org.unisson.customer.journey.domain.Touchpoint;
import org.unisson.customer.journey.domain.Window;
import org.unisson.customer.registry.rest.Reading;

/** Reads a touchpoint as far as it goes, noting all that is wrong with it. */
final class TouchpointReader {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_CATEGORY = 200;
    private static final int LONGEST_WORDS = 200;

    private final Window accepted;

    /** @param accepted when it may have been */
    TouchpointReader(Window accepted) {
        this.accepted = accepted;
    }

    /** Whole where nothing was noted. */
    Touchpoint read(Reading reading, TouchpointBody body) {
        UUID id = reading.required("/id", body.id(), TouchpointReader::timeBased);
        TouchKind kind = reading.required("/kind", body.kind(), TouchpointReader::kind);
        Instant at = reading.required("/at", body.at(), this::moment);
        if (id != null && at != null) {
            requireMadeThen(reading, id, at);
        }
        Touchpoint touch = new Touchpoint(
                id,
                kind,
                at,
                name(reading, "/channel", body.channel()),
                reading.optional("/store", body.store(), number -> new Gln(number).number()),
                new Touchpoint.Subject(
                        reading.optional("/sku", body.sku(), code -> new Sku(code).code()),
                        reading.optional("/product", body.product(), TouchpointReader::uuid),
                        reading.optional("/category", body.category(), Reading.text(LONGEST_CATEGORY)),
                        reading.optional("/words", body.words(), Reading.text(LONGEST_WORDS))),
                new Touchpoint.Origin(
                        name(reading, "/source", body.source()),
                        name(reading, "/medium", body.medium()),
                        name(reading, "/campaign", body.campaign())),
                name(reading, "/session", body.session()),
                name(reading, "/visitor", body.visitor()),
                reading.optional("/customerId", body.customerId(), TouchpointReader::uuid));
        if (kind != null) {
            requireWhatItNeeds(reading, kind, body);
        }
        return touch;
    }

    private static void requireWhatItNeeds(Reading reading, TouchKind kind, TouchpointBody body) {
        for (Needed needed : Needed.values()) {
            if (kind.needs(needed)) {
                switch (needed) {
                    case CAMPAIGN -> require(reading, kind, "/campaign", body.campaign());
                    case SOURCE -> require(reading, kind, "/source", body.source());
                    case WORDS -> require(reading, kind, "/words", body.words());
                    case PRODUCT -> require(reading, kind, "/sku", isGiven(body.sku()) ? body.sku() : body.product());
                    case SKU -> require(reading, kind, "/sku", body.sku());
                    case STORE -> require(reading, kind, "/store", body.store());
                    case VISITOR -> require(reading, kind, "/visitor", body.visitor());
                    case CUSTOMER -> require(reading, kind, "/customerId", body.customerId());
                }
            }
        }
        reading.require(
                isGiven(body.visitor()) || isGiven(body.customerId()), "/visitor", "give visitor, customerId or both");
    }

    private static void require(Reading reading, TouchKind kind, String pointer, String given) {
        reading.require(isGiven(given), pointer, "is required of " + kind.name().toLowerCase(Locale.ROOT));
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    private void requireMadeThen(Reading reading, UUID id, Instant at) {
        Instant made = TouchIds.madeAt(id);
        reading.require(
                !made.isBefore(at.minus(TouchIds.STRAYS_BY))
                        && !made.isAfter(at.plus(TouchIds.STRAYS_BY))
                        && made.isBefore(accepted.until()),
                "/id",
                "was not made within a day of when it happened");
    }

    private Instant moment(String text) {
        try {
            Instant moment = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
            if (!moment.isBefore(accepted.until())) {
                throw new IllegalArgumentException("is in the future");
            }
            if (moment.isBefore(accepted.from())) {
                throw new IllegalArgumentException("is older than touchpoints are kept: before " + accepted.from());
            }
            return moment;
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("is not an ISO 8601 instant", malformed);
        }
    }

    private static String name(Reading reading, String pointer, String given) {
        return reading.optional(pointer, given, NAME);
    }

    private static final Function<String, String> NAME = Reading.text(LONGEST_NAME);

    private static TouchKind kind(String name) {
        try {
            return TouchKind.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("is none of the kinds of touchpoints", unknown);
        }
    }

    private static UUID timeBased(String text) {
        UUID id = uuid(text);
        if (!TouchIds.isOne(id)) {
            throw new IllegalArgumentException("is not a UUID of version 7");
        }
        return id;
    }

    private static UUID uuid(String text) {
        try {
            if (text.length() != "00000000-0000-0000-0000-000000000000".length()) {
                throw new IllegalArgumentException("is not a UUID");
            }
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("is not a UUID", malformed);
        }
    }
}
