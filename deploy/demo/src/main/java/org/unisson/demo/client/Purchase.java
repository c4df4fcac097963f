package org.unisson.demo.client;

import java.util.List;

/** A sale of any channel. */
public record Purchase(
        String purchaseId,
        String kind,
        String channel,
        String location,
        List<Line> lines,
        List<Tender> tenders,
        Amount total,
        Amount refunded,
        boolean fulfilled) {

    /** A line as sold. */
    public record Line(String lineId, String sku, long quantity, long returned, Amount unitPrice, Amount total) {}

    /** A means of payment. */
    public record Tender(String kind, Amount amount, Amount refunded) {}
}
