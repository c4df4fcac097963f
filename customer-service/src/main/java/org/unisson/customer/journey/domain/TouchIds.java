package org.unisson.customer.journey.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.unisson.chassis.values.Sha256;

/**
 * Ids of touchpoints: UUIDv7 (RFC 9562), whose first 48 bits are the milliseconds at which they were made. Touchpoints are
 * kept by the day of their id, so that the id alone says where one lies, and the same one twice is once.
 */
public final class TouchIds {

    /** How far what happened and the making of its id may be apart: a device may have been without a network meanwhile. */
    public static final Duration STRAYS_BY = Duration.ofDays(1);

    private static final int TIME_BASED = 7;
    private static final int AFTER_THE_TIME = 16;
    private static final long VERSION = 0x7000L;
    private static final long RANDOM_OF_THE_FIRST = 0x0FFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_OF_THE_SECOND = 0x3FFF_FFFF_FFFF_FFFFL;

    private TouchIds() {}

    public static boolean isOne(UUID id) {
        return id.version() == TIME_BASED && id.variant() == 2;
    }

    /** When the id was made. */
    public static Instant madeAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> AFTER_THE_TIME);
    }

    /** The day of the id, UTC. */
    public static LocalDate day(UUID id) {
        return LocalDate.ofInstant(madeAt(id), ZoneOffset.UTC);
    }

    /** No id that is made at that moment or later is before it, in the order of the database. */
    public static UUID firstAt(Instant moment) {
        return new UUID(Math.max(0, moment.toEpochMilli()) << AFTER_THE_TIME, 0);
    }

    /** Always the same id for the same fact. */
    public static UUID of(Instant at, String fact) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(fact.getBytes(StandardCharsets.UTF_8)));
        return new UUID(
                at.toEpochMilli() << AFTER_THE_TIME | VERSION | hash.getLong() & RANDOM_OF_THE_FIRST,
                VARIANT | hash.getLong() & RANDOM_OF_THE_SECOND);
    }
}
