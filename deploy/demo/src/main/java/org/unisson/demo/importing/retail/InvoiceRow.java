package org.unisson.demo.importing.retail;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.unisson.demo.importing.Cents;

/**
 * A row as it stands in the file.
 *
 * @param number of the row, from 1
 * @param stockCode in capitals
 * @param unitPrice in pence
 * @param customer empty: an anonymous buyer
 */
record InvoiceRow(
        long number,
        String invoice,
        String stockCode,
        String description,
        long quantity,
        LocalDateTime at,
        long unitPrice,
        String customer) {

    static final String FILE = "invoices.csv";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");

    static InvoiceRow of(CSVRecord row) {
        return new InvoiceRow(
                row.getRecordNumber(),
                row.get("InvoiceNo").strip(),
                row.get("StockCode").strip().toUpperCase(Locale.ROOT),
                row.get("Description").strip(),
                Long.parseLong(row.get("Quantity")),
                LocalDateTime.parse(row.get("InvoiceDate"), TIME),
                Cents.of(new BigDecimal(row.get("UnitPrice"))),
                row.get("CustomerID").strip());
    }

    String key() {
        return invoice + "/" + stockCode;
    }

    boolean isAnonymous() {
        return customer.isEmpty();
    }
}
