package org.unisson.order.ordering.domain;

import java.util.UUID;
import org.unisson.chassis.values.Sku;

/**
 * What an operation gives with the purchase, and could not be had: the order went on without it.
 *
 * @param lineId under which it was asked for
 * @param quantity pieces
 * @param operationId that gives it
 */
public record MissedGift(UUID lineId, Sku sku, long quantity, UUID operationId, Why reason) {

    /** Why it was not given. */
    public enum Why {
        /** Inventory could not set it aside. */
        NOT_AVAILABLE
    }
}
