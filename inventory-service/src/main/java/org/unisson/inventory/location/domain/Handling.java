package org.unisson.inventory.location.domain;

/**
 * What sourcing may weigh of the work at a location.
 *
 * @param cost of sending something from there, in minor units of the retailer's own currency, or null: not known
 * @param dailyCapacity pieces that it can get ready in a day, or null: not known
 */
public record Handling(Long cost, Long dailyCapacity) {

    /** The highest of either. */
    public static final long MAX = 1_000_000_000L;

    public static final Handling UNKNOWN = new Handling(null, null);
}
