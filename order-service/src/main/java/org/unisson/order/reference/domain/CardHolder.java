package org.unisson.order.reference.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A customer's loyalty cards, as of an instant. */
public record CardHolder(UUID customer, List<String> cards, Instant changedAt) {}
