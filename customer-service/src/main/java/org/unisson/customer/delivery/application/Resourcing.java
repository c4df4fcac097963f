package org.unisson.customer.delivery.application;

import java.time.Instant;
import java.util.UUID;

/**
 * Pieces that were looked for elsewhere.
 *
 * @param consignmentId of which they were
 * @param version of the event that told it
 * @param location GLN of where they were to come from
 * @param replacedBy GLN of where they come from now; null: they are nowhere to be had
 */
public record Resourcing(
        UUID consignmentId,
        UUID orderId,
        long version,
        String location,
        String replacedBy,
        long pieces,
        Instant resourcedAt) {}
