package org.unisson.demo.importing.retail;

import java.time.Instant;
import java.util.List;

/**
 * Pieces of one invoice that come back by one cancellation.
 *
 * @param cancellation its number
 * @param invoice number of the invoice on which they were bought
 */
record PlannedReturn(String cancellation, String invoice, Instant at, List<Pieces> pieces) {

    /** Pieces of a row of the invoice. */
    record Pieces(InvoiceRow bought, long quantity) {

        long refund() {
            return quantity * bought.unitPrice();
        }
    }

    long refund() {
        return pieces.stream().mapToLong(Pieces::refund).sum();
    }

    long quantity() {
        return pieces.stream().mapToLong(Pieces::quantity).sum();
    }
}
