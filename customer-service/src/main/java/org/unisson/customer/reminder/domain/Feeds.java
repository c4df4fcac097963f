package org.unisson.customer.reminder.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Until when everything is known; empty where that cannot be told.
 *
 * @param purchasesAsOf every purchase recorded before it is known
 * @param checkoutsAsOf every checkout before it is known
 */
public record Feeds(Optional<Instant> purchasesAsOf, Optional<Instant> checkoutsAsOf) {

    /** Whether nothing that came before the instant can still be missing. */
    boolean reach(Instant instant) {
        return reaches(purchasesAsOf, instant) && reaches(checkoutsAsOf, instant);
    }

    /** Whether purchases are known at least until the instant. */
    boolean purchasesReach(Instant instant) {
        return reaches(purchasesAsOf, instant);
    }

    private static boolean reaches(Optional<Instant> asOf, Instant instant) {
        return asOf.filter(known -> !known.isBefore(instant)).isPresent();
    }
}
