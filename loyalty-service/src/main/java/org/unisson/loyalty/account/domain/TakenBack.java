package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What one return did to the points of its purchase.
 *
 * @param reversed points no longer earned
 * @param refunded points given back that had paid for it
 */
public record TakenBack(UUID returnId, UUID purchaseId, long reversed, long refunded, Instant returnedAt) {}
