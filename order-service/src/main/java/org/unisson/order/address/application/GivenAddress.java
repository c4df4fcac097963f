package org.unisson.order.address.application;

import org.unisson.order.address.domain.DeliveryAddress;

/** An address that comes with an order. @param by OWNER, or STAFF who serve the customer */
public record GivenAddress(DeliveryAddress address, String by) {

    /** Where another order goes; null where that is not known. */
    public static GivenAddress orNull(DeliveryAddresses.Given other) {
        return other == null ? null : new GivenAddress(other.address(), other.by());
    }
}
