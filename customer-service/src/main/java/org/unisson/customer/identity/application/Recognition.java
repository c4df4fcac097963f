package org.unisson.customer.identity.application;

import java.time.Instant;
import java.util.UUID;

/**
 * How far everybody has been recognised anew by rules that were put.
 *
 * @param rulesVersion of those rules
 * @param sinceVersion of the last rules by which everybody has been recognised
 * @param after the last customer that was looked at
 * @param customers how many there were when the rules were put
 * @param lookedAt how many have been looked at
 * @param moved how many came to be another person, each time that they did
 * @param endedAt null: it goes on
 */
public record Recognition(
        long rulesVersion,
        long sinceVersion,
        UUID after,
        long customers,
        long lookedAt,
        long moved,
        Instant begunAt,
        Instant endedAt) {}
