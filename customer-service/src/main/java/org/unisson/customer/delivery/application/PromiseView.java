package org.unisson.customer.delivery.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * Goods of an order that a customer waits for.
 *
 * @param status ALLOCATED, PICKED, PACKED, SHIPPED or READY
 * @param promisedBy until when; absent: nothing was promised
 * @param collectBy until when they are kept for the customer; absent: they are not ready to be collected
 * @param late whether the promise was found broken
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PromiseView(
        UUID consignmentId, UUID orderId, String status, Instant promisedBy, Instant collectBy, boolean late) {}
