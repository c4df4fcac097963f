package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What a hold has taken of one lot.
 *
 * @param expiresAt of the lot; null: never
 * @param points set aside of it
 * @param givenBack of those after they were spent
 */
public record LotPart(UUID lotId, Instant expiresAt, long points, long givenBack) {

    LotPart givingBack(long more) {
        return new LotPart(lotId, expiresAt, points, givenBack + more);
    }

    long left() {
        return points - givenBack;
    }

    /** Points that go back where they came from. @param lotId null: it is not known from which lot they came */
    record Given(UUID lotId, Instant expiresAt, long points) {

        static Given fromUnknown(long points) {
            return new Given(null, null, points);
        }
    }
}
