package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Whom a customer is one person with from now on, and so with whom not.
 *
 * @param members all customers of that person
 * @param decisionId the decision of customer-service
 * @param version of whom the customer is
 */
public record Parted(UUID customerId, Set<UUID> members, UUID decisionId, long version, Instant at) {

    public Parted {
        members = Set.copyOf(members);
    }

    /** Whether it says that these two are two. */
    public boolean parts(UUID one, UUID other) {
        return (customerId.equals(one) && !members.contains(other))
                || (customerId.equals(other) && !members.contains(one));
    }
}
