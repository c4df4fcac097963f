package org.unisson.customer.identity.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;

/** Which customer came first. Ids are UUIDv7, and so are ordered by time, as unsigned numbers. */
public final class Age {

    /** The oldest first. */
    public static final Comparator<UUID> ORDER = (one, other) -> {
        // Not UUID.compareTo: that takes both halves as signed.
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private Age() {}

    static boolean isOlder(UUID one, UUID other) {
        return ORDER.compare(one, other) < 0;
    }

    /** The oldest of them: it names the person. */
    public static UUID oldest(Collection<UUID> customers) {
        return customers.stream().min(ORDER).orElseThrow();
    }
}
