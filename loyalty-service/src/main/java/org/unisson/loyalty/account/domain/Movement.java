package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A change of an account, with the account's whole state after it.
 *
 * @param id of the event, and of the ledger entry where there is one
 * @param version the account's version; grows by one with each movement
 * @param customerId holder, or null while nobody has claimed the card
 * @param balance points that can be spent now
 * @param held points set aside for orders
 * @param delta change of balance + held; a ledger entry exists exactly where it is not 0
 * @param recordedAt when it was written down
 */
public record Movement(
        UUID id,
        UUID accountId,
        long version,
        UUID customerId,
        List<String> cards,
        long balance,
        long held,
        long delta,
        Cause cause,
        Source source,
        Instant recordedAt) {

    /** Whether the ledger records it. */
    public boolean isEntry() {
        return delta != 0;
    }
}
