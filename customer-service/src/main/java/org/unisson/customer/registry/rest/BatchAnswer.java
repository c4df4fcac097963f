package org.unisson.customer.registry.rest;

import java.util.List;
import java.util.UUID;
import org.unisson.chassis.rest.Rejection;

/**
 * What became of a batch.
 *
 * @param accepted how many were registered or updated
 * @param unchanged how many were known exactly so
 */
public record BatchAnswer(int accepted, int unchanged, List<Rejection> rejected, List<Known> customers) {

    /** One that was taken or known. */
    public record Known(int index, UUID customerId) {}
}
