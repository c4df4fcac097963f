package org.unisson.catalog.search.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is looked for in the index.
 *
 * @param words or null: any
 * @param alike instead of words: how alike each product is, from 0 to 1; or null
 * @param channel whose assortment counts, or null
 * @param micros the instant at which it counts, since 1970
 * @param hidden what is not there for who asks
 */
public record Wanted(
        Asked words,
        Map<UUID, Double> alike,
        Map<String, List<String>> filters,
        String category,
        String channel,
        long micros,
        Set<UUID> hidden) {

    /** The same where words need not be there, but be like those that are. */
    public Wanted alike(Map<UUID, Double> scores) {
        return new Wanted(null, scores, filters, category, channel, micros, hidden);
    }
}
