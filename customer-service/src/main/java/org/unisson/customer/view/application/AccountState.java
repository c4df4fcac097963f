package org.unisson.customer.view.application;

import java.time.Instant;
import java.util.UUID;

/** A loyalty account as loyalty-service told it, in points. @param customerId null: of a card that nobody has claimed */
public record AccountState(
        UUID accountId, UUID customerId, long version, long balance, long held, long pending, Instant changedAt) {}
