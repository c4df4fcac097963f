package org.unisson.customer.registry.domain;

import java.time.Instant;
import org.unisson.chassis.values.Gln;

/** The store a customer is attached to, and from when. */
public record Attachment(Gln store, Instant since) {}
