package org.unisson.demo.importing.retail;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.unisson.demo.client.Requests;
import org.unisson.demo.importing.Csv;
import org.unisson.demo.importing.RowReport;

/** The whole data set in memory, and the figures that it must lead to. */
final class RetailData {

    /** Pieces of every product that would stay if nothing came back. */
    static final long LEFT_OVER = 12;

    private static final Instant BEFORE_THE_FIRST_SALE = Instant.parse("2010-11-30T12:00:00Z");
    private static final int PENCE_PER_POUND = 100;

    private final RowReport report = new RowReport();
    private final InvoiceRows rows = new InvoiceRows(report);
    private final Map<String, String> names;
    private final List<Invoice> invoices;
    private final List<PlannedReturn> returns;

    RetailData(Path folder) {
        this(Csv.rows(folder, InvoiceRow.FILE).stream().map(InvoiceRow::of).toList());
    }

    RetailData(List<InvoiceRow> all) {
        rows.sort(all);
        names = Descriptions.of(all);
        invoices = rows.invoices();
        returns = new ReturnMatching(invoices, report).match(rows.cancelled());
    }

    RowReport report() {
        return report;
    }

    List<Invoice> invoices() {
        return invoices;
    }

    List<PlannedReturn> returns() {
        return returns;
    }

    List<Requests.Product> products() {
        return names.entrySet().stream()
                .map(name -> new Requests.Product(
                        Names.product(name.getKey()),
                        null,
                        "gifts",
                        Map.of("en", name.getValue()),
                        "ACTIVE",
                        List.of(new Requests.Variant(Names.sku(name.getKey()), null, Map.of()))))
                .toList();
    }

    /** The price of each SKU sold: that of its last row. */
    List<Requests.PricesOfSku> prices() {
        Map<String, Long> last = new TreeMap<>();
        invoices.forEach(
                invoice -> invoice.rows().forEach(row -> last.put(Names.sku(row.stockCode()), row.unitPrice())));
        return last.entrySet().stream()
                .map(price -> new Requests.PricesOfSku(
                        price.getKey(), List.of(new Requests.Price(Names.CHANNEL, Names.pounds(price.getValue())))))
                .toList();
    }

    Collection<String> customers() {
        Collection<String> customers = new TreeSet<>();
        invoices.stream()
                .filter(invoice -> !invoice.isAnonymous())
                .forEach(invoice -> customers.add(invoice.customer()));
        return customers;
    }

    List<Requests.Movement> openingStock() {
        Map<String, Long> needed = new TreeMap<>();
        names.keySet().forEach(code -> needed.put(Names.sku(code), LEFT_OVER));
        sold().forEach((sku, pieces) -> needed.merge(sku, pieces, Long::sum));
        rows.writtenOff().forEach(row -> needed.merge(Names.sku(row.stockCode()), -row.quantity(), Long::sum));
        return needed.entrySet().stream()
                .map(need -> new Requests.Movement(
                        need.getKey(),
                        Names.WAREHOUSE,
                        need.getValue(),
                        "RECEIPT",
                        BEFORE_THE_FIRST_SALE,
                        "opening/" + Names.SOURCE))
                .toList();
    }

    List<Requests.Movement> writeOffs() {
        return rows.writtenOff().stream()
                .map(row -> new Requests.Movement(
                        Names.sku(row.stockCode()),
                        Names.WAREHOUSE,
                        row.quantity(),
                        "WRITE_OFF",
                        row.at().atZone(Invoice.ZONE).toInstant(),
                        Names.SOURCE + "/" + row.invoice() + "/" + row.number()))
                .toList();
    }

    /** Pieces sold, by SKU. */
    private Map<String, Long> sold() {
        Map<String, Long> sold = new TreeMap<>();
        invoices.forEach(invoice ->
                invoice.rows().forEach(row -> sold.merge(Names.sku(row.stockCode()), row.quantity(), Long::sum)));
        return sold;
    }

    /** What is left of each SKU: opening, less sold and written off, and what came back. */
    Map<String, Long> onHand() {
        Map<String, Long> onHand = new TreeMap<>();
        names.keySet().forEach(code -> onHand.put(Names.sku(code), LEFT_OVER));
        returns.forEach(planned -> planned.pieces()
                .forEach(pieces -> onHand.merge(Names.sku(pieces.bought().stockCode()), pieces.quantity(), Long::sum)));
        return onHand;
    }

    long piecesSold() {
        return invoices.stream().mapToLong(Invoice::pieces).sum();
    }

    long piecesReturned() {
        return returns.stream().mapToLong(PlannedReturn::quantity).sum();
    }

    long paid() {
        return invoices.stream().mapToLong(Invoice::paid).sum();
    }

    long refunded() {
        return returns.stream().mapToLong(PlannedReturn::refund).sum();
    }

    /** Points per customer: for each purchase those of the whole pounds that were paid and not given back. */
    Map<String, Long> points() {
        Map<String, Long> refunds = new HashMap<>();
        returns.forEach(planned -> refunds.merge(planned.invoice(), planned.refund(), Long::sum));
        Map<String, Long> points = new TreeMap<>();
        invoices.stream()
                .filter(invoice -> !invoice.isAnonymous())
                .forEach(invoice -> points.merge(
                        invoice.customer(),
                        Math.floorDiv(invoice.paid() - refunds.getOrDefault(invoice.number(), 0L), PENCE_PER_POUND),
                        Long::sum));
        return points;
    }

    /** Purchases per customer. */
    Map<String, Long> purchases() {
        Map<String, Long> purchases = new TreeMap<>();
        invoices.stream()
                .filter(invoice -> !invoice.isAnonymous())
                .forEach(invoice -> purchases.merge(invoice.customer(), 1L, Long::sum));
        return purchases;
    }
}
