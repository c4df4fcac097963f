package org.unisson.catalog.availability.domain;

import java.util.List;
import java.util.Map;

/**
 * What inventory tells of what a channel may promise.
 *
 * @param share per cent of what is available at a place, 1 to 100
 * @param buffer pieces of each SKU kept back at each place
 * @param buffers pieces kept back instead, by SKU
 * @param locations GLNs of the only places that may serve it; null: all may
 */
public record ChannelPolicy(
        String channel, long version, int share, long buffer, Map<String, Long> buffers, List<String> locations) {}
