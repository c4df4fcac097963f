package org.unisson.catalog.quote.domain;

import java.util.List;

/**
 * What a condition can ask of a basket. Lists are sorted and hold each value once, so that the order of lines does not
 * matter. It holds no instant: what depends on the clock is an operation's period, whose ends everyone knows.
 *
 * @param total of all lines before any reduction, in minor units
 * @param quantity pieces of all lines
 * @param channel empty where none is known
 * @param store empty where none is known
 */
public record BasketFacts(
        long total,
        long quantity,
        String currency,
        String channel,
        String store,
        List<String> segments,
        List<String> skus,
        List<String> categories,
        List<String> brands) {}
