package org.unisson.customer.reminder.domain;

import java.time.Instant;
import java.util.UUID;

/** Goods of an order that were promised by an instant that has passed, and are not with the customer. */
public record LateDelivery(UUID consignmentId, UUID orderId, Instant promisedBy) {}
