package org.unisson.demo.importing.retail;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.unisson.demo.client.Requests;

/** What one buyer bought at once. */
record Invoice(String number, List<InvoiceRow> rows) {

    static final ZoneId ZONE = ZoneId.of("Europe/London");

    String customer() {
        return rows.getFirst().customer();
    }

    boolean isAnonymous() {
        return customer().isEmpty();
    }

    Instant at() {
        return rows.getFirst().at().atZone(ZONE).toInstant();
    }

    long paid() {
        return rows.stream().mapToLong(row -> row.quantity() * row.unitPrice()).sum();
    }

    long pieces() {
        return rows.stream().mapToLong(InvoiceRow::quantity).sum();
    }

    /** @param customerId of the golden record, null for an anonymous buyer */
    Requests.NewOrder order(String customerId) {
        return new Requests.NewOrder(
                Names.CHANNEL,
                customerId,
                rows.stream()
                        .map(row -> new Requests.OrderLine(
                                Names.sku(row.stockCode()), row.quantity(), Names.pounds(row.unitPrice())))
                        .toList(),
                "SHIP",
                null,
                "tok_visa",
                null,
                at());
    }
}
