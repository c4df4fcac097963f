package org.unisson.demo.importing.retail;

import java.time.Instant;
import java.util.ArrayList;
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

    /** With more pieces. Two rows of a cancellation can give back pieces of the same row of the invoice. */
    PlannedReturn and(InvoiceRow bought, long quantity) {
        List<Pieces> more = new ArrayList<>();
        long together = quantity;
        for (Pieces known : pieces) {
            if (known.bought().number() == bought.number()) {
                together += known.quantity();
            } else {
                more.add(known);
            }
        }
        more.add(new Pieces(bought, together));
        return new PlannedReturn(cancellation, invoice, at, List.copyOf(more));
    }

    long refund() {
        return pieces.stream().mapToLong(Pieces::refund).sum();
    }

    long quantity() {
        return pieces.stream().mapToLong(Pieces::quantity).sum();
    }
}
