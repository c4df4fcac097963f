package org.unisson.inventory.sourcing.domain;

import org.unisson.chassis.values.Sku;

/** A SKU that could not be had: how many were asked for in all, how many could be had, and why not. */
public record Shortage(Sku sku, long requested, long available, Reason reason) {

    public enum Reason {
        OUT_OF_STOCK,
        UNKNOWN_LOCATION,
        LOCATION_CANNOT_SERVE,
        /** There is enough of it, but not in as few parcels as the policy allows. */
        TOO_MANY_PARCELS,
        /** A quota that covers it has fewer pieces left. */
        QUOTA_REACHED,
        /** The customer may not have as many of it. */
        CUSTOMER_LIMIT,
        /** So many per customer: nobody knows which customer it is. */
        IDENTIFICATION_NEEDED,
        /** Its sale has not begun, or is over. */
        NOT_ON_SALE,
        /** Nothing is delivered there the same day. */
        NO_ZONE,
        /** No location that serves the zone works that day. */
        CLOSED,
        /** It is too late for that day. */
        CUT_OFF_PASSED,
        /** The zone has taken as many orders for that day as it can. */
        CAPACITY
    }

    /** The same SKU short on another line. */
    public Shortage and(Shortage other) {
        return new Shortage(sku, requested + other.requested, available, reason);
    }
}
