package org.unisson.loyalty.giftcard.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Times;

/** Columns of a set of things, as {@code unnest} takes them. */
final class Columns {

    private Columns() {}

    static <T> UUID[] uuids(Collection<T> things, Function<T, UUID> column) {
        return things.stream().map(column).toArray(UUID[]::new);
    }

    static <T> Long[] longs(Collection<T> things, Function<T, Long> column) {
        return things.stream().map(column).toArray(Long[]::new);
    }

    static <T> String[] texts(Collection<T> things, Function<T, String> column) {
        return things.stream().map(column).toArray(String[]::new);
    }

    static <T> OffsetDateTime[] times(Collection<T> things, Function<T, Instant> column) {
        return things.stream().map(column).map(Times::toDatabase).toArray(OffsetDateTime[]::new);
    }
}
