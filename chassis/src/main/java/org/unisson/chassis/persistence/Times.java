package org.unisson.chassis.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants as PostgreSQL's timestamptz wants them. */
public final class Times {

    private Times() {}

    public static OffsetDateTime toDatabase(Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    public static Instant fromDatabase(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
