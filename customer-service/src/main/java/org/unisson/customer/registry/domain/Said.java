package org.unisson.customer.registry.domain;

import java.time.Instant;

/**
 * When something was said.
 *
 * @param corrected whether somebody looked at the record and put it right
 * @param own whether only the customer says so, whom nobody has asked for a proof: it is believed, and joins nobody
 */
public record Said(Instant at, boolean corrected, boolean own) {}
