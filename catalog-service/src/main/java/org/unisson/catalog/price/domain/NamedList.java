package org.unisson.catalog.price.domain;

import java.time.Instant;

/** A named price list at a version; its prices stand with their SKUs. */
public record NamedList(String listId, long version, ListSettings settings, Instant changedAt) {}
