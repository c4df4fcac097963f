package org.unisson.demo.client;

import java.util.List;

/** A cart with today's prices. */
public record Cart(String cartId, long version, String status, String customerId, List<Line> lines, Amount total) {

    /** A line. */
    public record Line(String lineId, String sku, long quantity, Amount unitPrice, Amount total, String addedOn) {}
}
