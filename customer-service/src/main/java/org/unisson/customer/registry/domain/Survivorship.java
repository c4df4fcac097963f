package org.unisson.customer.registry.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Whom to believe where sources differ.
 *
 * @param trusted by name of the attribute: sources that are believed before others, the first the most
 */
public record Survivorship(Map<String, List<String>> trusted) {

    /** All sources are believed equally, the newest word first. */
    public static final Survivorship NEWEST = new Survivorship(Map.of());

    public Survivorship {
        trusted = Map.copyOf(trusted);
    }

    /** Who is believed first, first. */
    Comparator<SourceRecord> order(Attribute attribute) {
        List<String> sources = trusted.getOrDefault(attribute.name(), List.of());
        return Comparator.<SourceRecord, Boolean>comparing(record -> !record.isCorrected(attribute))
                .thenComparing(record -> rank(sources, record))
                .thenComparing(record -> record.since(attribute), Comparator.reverseOrder())
                .thenComparing(record -> record.id().toString());
    }

    private static int rank(List<String> sources, SourceRecord record) {
        int rank = sources.indexOf(record.source());
        return rank < 0 ? sources.size() : rank;
    }
}
