package org.unisson.demo.importing.retail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisson.demo.importing.RowOutcome;
import org.unisson.demo.importing.RowReport;

/**
 * Finds what a cancellation gives back: earlier purchases of the same customer and product, those at the same price
 * first, then the latest. One cancellation may take from several, and none gives back more than was bought.
 */
final class ReturnMatching {

    private final RowReport report;
    private final Map<String, List<Bought>> byBuyer = new HashMap<>();

    /** A row of an invoice, and how much of it has not come back yet. */
    private static final class Bought {
        private final InvoiceRow row;
        private long left;

        Bought(InvoiceRow row) {
            this.row = row;
            this.left = row.quantity();
        }
    }

    ReturnMatching(List<Invoice> invoices, RowReport report) {
        this.report = report;
        invoices.stream()
                .flatMap(invoice -> invoice.rows().stream())
                .filter(row -> !row.isAnonymous())
                .forEach(row -> byBuyer.computeIfAbsent(buyer(row), key -> new ArrayList<>())
                        .add(new Bought(row)));
    }

    /** The returns that these rows of cancellations are, in the order in which they happened. */
    List<PlannedReturn> match(List<InvoiceRow> cancelled) {
        Map<String, PlannedReturn> planned = new LinkedHashMap<>();
        cancelled.stream()
                .sorted(Comparator.comparing(InvoiceRow::at).thenComparing(InvoiceRow::number))
                .forEach(row -> match(row, planned));
        return List.copyOf(planned.values());
    }

    private void match(InvoiceRow cancelled, Map<String, PlannedReturn> planned) {
        if (cancelled.isAnonymous()) {
            refuse(cancelled, "a return of an anonymous buyer: the purchase cannot be known");
            return;
        }
        List<Bought> candidates = byBuyer.getOrDefault(buyer(cancelled), List.of()).stream()
                .filter(bought -> bought.left > 0 && !bought.row.at().isAfter(cancelled.at()))
                .sorted(Comparator.comparing((Bought bought) -> bought.row.unitPrice() != cancelled.unitPrice())
                        .thenComparing(bought -> bought.row.at(), Comparator.reverseOrder())
                        .thenComparing(bought -> bought.row.number()))
                .toList();
        long wanted = -cancelled.quantity();
        long open = wanted;
        boolean otherPrice = false;
        for (Bought bought : candidates) {
            long taken = Math.min(open, bought.left);
            if (taken > 0) {
                bought.left -= taken;
                open -= taken;
                otherPrice |= bought.row.unitPrice() != cancelled.unitPrice();
                plan(cancelled, bought.row, taken, planned);
            }
        }
        report(cancelled, wanted, open, otherPrice);
    }

    private static void plan(
            InvoiceRow cancelled, InvoiceRow bought, long quantity, Map<String, PlannedReturn> planned) {
        String key = cancelled.invoice() + "/" + bought.invoice();
        PlannedReturn known = planned.get(key);
        PlannedReturn first = new PlannedReturn(
                cancelled.invoice(),
                bought.invoice(),
                cancelled.at().atZone(Invoice.ZONE).toInstant(),
                List.of());
        planned.put(key, (known == null ? first : known).and(bought, quantity));
    }

    private void report(InvoiceRow cancelled, long wanted, long open, boolean otherPrice) {
        if (open == wanted) {
            refuse(cancelled, "a return whose purchase is not in the file");
        } else if (open > 0) {
            report.add(RowOutcome.partly(
                    InvoiceRow.FILE,
                    cancelled.number(),
                    cancelled.key(),
                    "a return of more pieces than were bought in the file"));
        } else {
            report.add(RowOutcome.taken(
                    InvoiceRow.FILE,
                    cancelled.number(),
                    cancelled.key(),
                    otherPrice ? "refunded at the price that was paid, which is another" : ""));
        }
    }

    private void refuse(InvoiceRow row, String reason) {
        report.add(RowOutcome.refused(InvoiceRow.FILE, row.number(), row.key(), reason));
    }

    private static String buyer(InvoiceRow row) {
        return row.customer() + "/" + row.stockCode();
    }
}
