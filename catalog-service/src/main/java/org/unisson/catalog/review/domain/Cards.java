package org.unisson.catalog.review.domain;

import java.util.List;
import java.util.UUID;

/** All loyalty cards of a customer. */
public record Cards(UUID customerId, List<String> numbers) {}
