package org.unisson.order.claim.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * What a claim is judged by.
 *
 * @param value of what is claimed
 * @param leftAt when the last of it left
 * @param grantedBefore claims of the customer that were granted within {@link ClaimPolicy#PERIOD}
 * @param replacement whether the goods were a replacement themselves
 */
public record Circumstances(
        UUID customerId, Money value, Instant leftAt, long grantedBefore, boolean replacement, Instant now) {}
