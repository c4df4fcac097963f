package org.unisson.inventory.reservation.domain;

import org.unisson.chassis.values.Sku;

/** A SKU that could not be had: how many were asked for in all, how many could be had, and why not. */
public record Shortage(Sku sku, long requested, long available, Reason reason) {

    public enum Reason {
        OUT_OF_STOCK,
        UNKNOWN_LOCATION,
        LOCATION_CANNOT_SERVE
    }
}
