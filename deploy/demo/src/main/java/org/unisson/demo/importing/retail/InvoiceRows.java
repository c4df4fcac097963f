package org.unisson.demo.importing.retail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.unisson.demo.importing.RowOutcome;
import org.unisson.demo.importing.RowReport;

/** Sorts the rows of the file: sold, cancelled, written off, or refused. */
final class InvoiceRows {

    private static final Pattern INVOICE = Pattern.compile("\\d{6}");
    private static final Pattern CANCELLATION = Pattern.compile("C\\d{6}");

    private final RowReport report;
    private final Map<String, List<InvoiceRow>> sold = new LinkedHashMap<>();
    private final List<InvoiceRow> cancelled = new ArrayList<>();
    private final List<InvoiceRow> writtenOff = new ArrayList<>();

    InvoiceRows(RowReport report) {
        this.report = report;
    }

    void sort(List<InvoiceRow> rows) {
        for (InvoiceRow row : rows) {
            Optional<String> flaw = flaw(row);
            if (flaw.isPresent()) {
                report.add(RowOutcome.refused(InvoiceRow.FILE, row.number(), row.key(), flaw.get()));
            } else if (isCancellation(row)) {
                cancelled.add(row);
            } else if (row.quantity() < 0) {
                writtenOff.add(row);
                report.add(RowOutcome.taken(InvoiceRow.FILE, row.number(), row.key(), "written off stock"));
            } else {
                sold.computeIfAbsent(row.invoice(), number -> new ArrayList<>()).add(row);
                report.add(RowOutcome.taken(InvoiceRow.FILE, row.number(), row.key()));
            }
        }
    }

    private static Optional<String> flaw(InvoiceRow row) {
        boolean isInvoice = INVOICE.matcher(row.invoice()).matches();
        if (!isInvoice && !isCancellation(row)) {
            return Optional.of("the InvoiceNo is neither that of an invoice nor of a cancellation");
        }
        Optional<String> noProduct = StockCodes.whyNoProduct(row.stockCode());
        if (noProduct.isPresent()) {
            return noProduct;
        }
        if (row.quantity() == 0) {
            return Optional.of("quantity is zero");
        }
        if (row.unitPrice() < 0) {
            return Optional.of("the price is negative");
        }
        if (isCancellation(row)) {
            return row.quantity() > 0 ? Optional.of("a cancellation of a positive quantity") : Optional.empty();
        }
        if (row.quantity() > 0 && row.unitPrice() == 0) {
            return Optional.of("the price is zero: no sale");
        }
        return Optional.empty();
    }

    private static boolean isCancellation(InvoiceRow row) {
        return CANCELLATION.matcher(row.invoice()).matches();
    }

    List<Invoice> invoices() {
        return sold.entrySet().stream()
                .map(entry -> new Invoice(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    List<InvoiceRow> cancelled() {
        return cancelled;
    }

    List<InvoiceRow> writtenOff() {
        return writtenOff;
    }
}
