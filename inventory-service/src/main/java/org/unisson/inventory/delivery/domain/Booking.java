package org.unisson.inventory.delivery.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * That an order is delivered in a zone on a day.
 *
 * @param promisedBy until when, as it was promised
 */
public record Booking(UUID orderId, String zoneId, LocalDate day, Instant promisedBy) {}
