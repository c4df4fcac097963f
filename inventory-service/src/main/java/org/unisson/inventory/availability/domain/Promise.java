package org.unisson.inventory.availability.domain;

import java.util.ArrayList;
import java.util.List;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.stock.domain.StockLevel;

/**
 * What can be promised of a place, and why not more.
 *
 * @param share per cent of what is available that the channel may promise
 * @param buffer pieces kept back from the channel
 * @param excluded why the location does not count: CLOSED, CANNOT_ and what it would have to do, NOT_ALLOCATED
 * @param pieces available to promise: the channel's share of what is available, and no more than leaves the buffer; zero
 *     where it is excluded
 */
public record Promise(StockLevel level, int share, long buffer, List<String> excluded, long pieces) {

    public static final String CLOSED = "CLOSED";
    public static final String NOT_ALLOCATED = "NOT_ALLOCATED";
    private static final String CANNOT = "CANNOT_";

    /** @param capability what the location has to be able to do, for example SHIP */
    public static Promise of(StockLevel level, Site site, ChannelPolicy policy, String capability) {
        List<String> excluded = new ArrayList<>();
        if (!site.open()) {
            excluded.add(CLOSED);
        }
        if (!site.capabilities().contains(capability)) {
            excluded.add(CANNOT + capability);
        }
        if (!policy.allocates(site.gln())) {
            excluded.add(NOT_ALLOCATED);
        }
        return new Promise(
                level,
                policy.share(),
                policy.bufferOf(level.place().sku()),
                List.copyOf(excluded),
                excluded.isEmpty() ? policy.promisable(level) : 0);
    }
}
