package org.unisson.customer.grant.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a customer allows a partner.
 *
 * @param version grows by one with each change
 * @param scopes sorted; none: it was taken back
 * @param until from this instant on nothing is allowed
 * @param by subject of who said so
 */
public record Grant(
        UUID customerId, String partner, long version, List<Scope> scopes, Instant until, String by, Instant at) {

    public Grant {
        scopes = scopes.stream().distinct().sorted().toList();
    }

    public boolean isInForce(Instant now) {
        return !scopes.isEmpty() && now.isBefore(until);
    }

    public boolean says(List<Scope> others, Instant otherUntil) {
        return scopes.equals(others.stream().distinct().sorted().toList()) && until.equals(otherUntil);
    }
}
