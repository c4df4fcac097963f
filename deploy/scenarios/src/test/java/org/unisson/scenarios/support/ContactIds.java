package org.unisson.scenarios.support;

import java.util.UUID;

/** Ids as clients make them: UUIDv7. */
public final class ContactIds {

    private static final long RANDOM_HIGH = 0xFFFL;
    private static final long VERSION = 0x7000L;

    private ContactIds() {}

    /** A new one, of now. */
    public static String next() {
        UUID random = UUID.randomUUID();
        long high = System.currentTimeMillis() << 16 | VERSION | random.getMostSignificantBits() & RANDOM_HIGH;
        return new UUID(high, random.getLeastSignificantBits()).toString();
    }
}
