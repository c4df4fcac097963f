package org.unisson.catalog.search.domain;

import java.util.List;

/**
 * How many products were found, and how they differ.
 *
 * @param capped whether there are more than were counted
 */
public record Facets(long total, boolean capped, List<Facet> facets) {}
