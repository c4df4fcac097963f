package org.unisson.inventory.sourcing.domain;

/** Why a location was not even compared with others. */
public enum Refusal {
    /** Whoever asked for the plan left it out. */
    EXCLUDED,
    /** There is no such location. */
    UNKNOWN_LOCATION,
    CLOSED,
    CANNOT_SHIP,
    CANNOT_SERVE_PICKUP,
    CANNOT_SELL,
    EXCLUDED_BY_POLICY,
    /** It does not serve the zone in which the goods are to arrive the same day. */
    OUTSIDE_ZONE,
    /** It sends nothing more that day. */
    CUT_OFF_PASSED,
    NOT_ENOUGH_STOCK,
    /** With it there would have been more parcels than the policy allows. */
    TOO_MANY_PARCELS
}
