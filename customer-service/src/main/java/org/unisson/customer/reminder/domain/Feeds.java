package org.unisson.customer.reminder.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Until when everything is known; empty where that cannot be told.
 *
 * @param purchasesAsOf every purchase recorded before it is known
 * @param checkoutsAsOf every checkout before it is known
 * @param consignmentsAsOf everything that became of goods on their way before it is known
 */
public record Feeds(
        Optional<Instant> purchasesAsOf, Optional<Instant> checkoutsAsOf, Optional<Instant> consignmentsAsOf) {

    /** Whether nothing that came before the instant can still be missing. */
    boolean reach(Instant instant) {
        return reaches(purchasesAsOf, instant) && reaches(checkoutsAsOf, instant) && reaches(consignmentsAsOf, instant);
    }

    static boolean reaches(Optional<Instant> asOf, Instant instant) {
        return asOf.filter(known -> !known.isBefore(instant)).isPresent();
    }
}
