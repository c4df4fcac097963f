package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * To which account a name leads.
 *
 * @param accountId the account, or null: none is open yet
 * @param claimedAt for a card, since when by customer-service's clock its customer has it; null where nobody claimed it
 */
public record Holder(UUID accountId, Instant claimedAt) {

    /** A name that leads nowhere yet. */
    public static final Holder NOBODY = new Holder(null, null);
}
