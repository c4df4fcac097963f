package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A customer as the golden record tells.
 *
 * @param cards all the cards that identify the customer now
 */
public record CustomerFact(UUID customerId, Set<String> cards, Instant changedAt) {}
