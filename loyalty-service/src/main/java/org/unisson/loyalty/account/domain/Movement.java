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
 * @param pending points that can be spent later
 * @param delta change of balance + held + pending; what a statement of the account shows
 * @param recordedAt when it was written down
 * @param postings its sides in the ledger, which sum to zero; none where no point moved
 */
public record Movement(
        UUID id,
        UUID accountId,
        long version,
        UUID customerId,
        List<String> cards,
        long balance,
        long held,
        long pending,
        long delta,
        Cause cause,
        Source source,
        Instant recordedAt,
        List<Posting> postings) {

    /** @throws IllegalStateException where its postings do not sum to zero, or its account's not to its delta */
    public Movement {
        cards = List.copyOf(cards);
        postings = List.copyOf(postings);
        long sum = postings.stream().mapToLong(Posting::points).reduce(0, Math::addExact);
        long own = postings.stream()
                .filter(posting -> accountId.equals(posting.accountId()))
                .mapToLong(Posting::points)
                .reduce(0, Math::addExact);
        if (sum != 0 || (own != delta && !postings.isEmpty())) {
            throw new IllegalStateException(cause + " of " + delta + " does not balance: " + postings);
        }
    }

    /** Whether a statement of the account shows it. */
    public boolean isEntry() {
        return delta != 0;
    }

    /** Whether the ledger records it: points moved, if only from one book of the account to another. */
    public boolean isPosted() {
        return !postings.isEmpty();
    }
}
