package org.unisson.demo.client;

import java.util.List;

/** An order. @param status PENDING, CONFIRMED, CANCELLED or FULFILLED */
public record Order(
        String orderId,
        long version,
        String status,
        String reason,
        String channel,
        List<Line> lines,
        Amount total,
        List<Tender> tenders,
        String purchaseId) {

    /** A line as ordered. */
    public record Line(String lineId, String sku, long quantity, Amount unitPrice, Amount total) {}

    /** A means of payment. */
    public record Tender(String kind, Amount amount) {}
}
