package org.unisson.catalog.search.domain;

import java.util.List;

/**
 * What a product is counted by, besides its price.
 *
 * @param keys names and values, {@code colour:navy}
 * @param categories ids, with all those above its own
 */
public record Properties(List<String> keys, List<String> categories) {}
