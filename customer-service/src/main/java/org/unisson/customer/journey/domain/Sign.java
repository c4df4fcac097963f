package org.unisson.customer.journey.domain;

import java.time.Instant;
import java.util.UUID;

/** Somebody signed in on a device, or out. @param customerId null: out */
public record Sign(Instant at, UUID customerId) {}
