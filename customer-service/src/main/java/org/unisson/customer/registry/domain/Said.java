package org.unisson.customer.registry.domain;

import java.time.Instant;

/**
 * When something was said.
 *
 * @param corrected whether somebody looked at the record and put it right
 */
public record Said(Instant at, boolean corrected) {}
