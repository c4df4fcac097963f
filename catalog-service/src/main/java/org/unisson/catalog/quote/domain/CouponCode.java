package org.unisson.catalog.quote.domain;

import java.util.UUID;

/** A coupon code. @param used by quotes that hold it or purchases that have used it */
public record CouponCode(String code, UUID operationId, int limit, int used) {

    public boolean isFree() {
        return used < limit;
    }
}
