package org.unisson.demo.importing.journey;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.unisson.demo.importing.Cents;
import org.unisson.demo.importing.RowOutcome;
import org.unisson.demo.importing.RowReport;

/** Reads transactions.csv row by row: a sale, or refused. */
final class TransactionRows {

    static final String FILE = "transactions.csv";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final RowReport report;

    TransactionRows(RowReport report) {
        this.report = report;
    }

    List<SoldLine> read(List<CSVRecord> rows) {
        List<SoldLine> sold = new ArrayList<>();
        for (CSVRecord row : rows) {
            String key = row.get("basket_id") + "/" + row.get("product_id");
            Optional<String> flaw = flaw(row);
            if (flaw.isPresent()) {
                report.add(RowOutcome.refused(FILE, row.getRecordNumber(), key, flaw.get()));
            } else {
                report.add(RowOutcome.taken(FILE, row.getRecordNumber(), key));
                sold.add(line(row));
            }
        }
        return sold;
    }

    private static Optional<String> flaw(CSVRecord row) {
        BigDecimal quantity = new BigDecimal(row.get("quantity"));
        if (quantity.signum() == 0) {
            return Optional.of(
                    Cents.of(decimal(row, "sales_value")) == 0
                            ? "quantity is zero"
                            : "quantity is zero, though money was received");
        }
        if (quantity.signum() < 0 || quantity.stripTrailingZeros().scale() > 0) {
            return Optional.of("quantity is no number of pieces");
        }
        if (decimal(row, "sales_value").signum() < 0) {
            return Optional.of("sales_value is negative");
        }
        return Optional.empty();
    }

    private static SoldLine line(CSVRecord row) {
        BigDecimal received = decimal(row, "sales_value");
        long paid = Cents.of(received);
        long shelf = Cents.of(received.add(decimal(row, "retail_disc")).add(decimal(row, "coupon_match_disc")));
        return new SoldLine(
                row.get("household_id"),
                Long.parseLong(row.get("store_id")),
                row.get("basket_id"),
                row.get("product_id"),
                new BigDecimal(row.get("quantity")).longValueExact(),
                paid,
                Math.max(shelf, paid),
                Math.clamp(Cents.of(decimal(row, "retail_disc")), 0, Math.max(0, shelf - paid)),
                LocalDateTime.parse(row.get("transaction_timestamp"), TIME));
    }

    private static BigDecimal decimal(CSVRecord row, String column) {
        return new BigDecimal(row.get(column));
    }
}
