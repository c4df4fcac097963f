package org.unisson.customer.identity.application;

import java.time.Instant;
import java.util.UUID;

/**
 * Which person a customer is.
 *
 * @param person the oldest customer of the person
 * @param joinedAt since when; null for the oldest
 */
public record Belonging(UUID person, Instant joinedAt) {}
