package org.unisson.loyalty.account.domain;

import java.util.UUID;

/**
 * One side of a movement in the double-entry ledger. All sides of a movement sum to zero.
 *
 * @param accountId whose it is; null: the programme's
 * @param lotId of which lot of the account; null: the programme's, or what the account owes
 * @param points added to that book, or taken from it where negative; never 0
 */
public record Posting(UUID accountId, UUID lotId, Book book, long points) {

    public Posting {
        if (points == 0 || (accountId != null) != book.isMembers() || (accountId == null && lotId != null)) {
            throw new IllegalArgumentException("no posting of " + points + " on " + book + " of " + accountId);
        }
    }

    static Posting ofProgramme(Book book, long points) {
        return new Posting(null, null, book, points);
    }
}
