package org.unisson.loyalty.account.rest;

import java.util.UUID;
import org.unisson.loyalty.account.domain.Movement;

/**
 * What a correction has made.
 *
 * @param points added, or taken where negative
 * @param balance that can be spent after it
 * @param version of the account after it
 */
record Adjusted(UUID entryId, UUID accountId, long points, long balance, long held, long version) {

    static Adjusted of(Movement movement) {
        return new Adjusted(
                movement.id(),
                movement.accountId(),
                movement.delta(),
                movement.balance(),
                movement.held(),
                movement.version());
    }
}
