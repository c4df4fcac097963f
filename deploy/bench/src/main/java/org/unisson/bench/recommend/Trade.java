package org.unisson.bench.recommend;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.unisson.demo.importing.Csv;

/**
 * What a retailer sold, in the order of time.
 *
 * @param categories of every product, by product
 */
record Trade(String name, Map<String, String> categories, List<Sale> sales) {

    private static final String NONE = "none";
    private static final DateTimeFormatter JOURNEY_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter RETAIL_TIME = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");
    private static final Pattern PRODUCT = Pattern.compile("\\d{5}[A-Z]{0,3}");
    private static final Pattern INVOICE = Pattern.compile("\\d{6}");

    Trade {
        sales = sales.stream()
                .sorted(Comparator.comparing(Sale::at).thenComparing(Sale::number))
                .toList();
    }

    /**
     * A basket.
     *
     * @param customer empty: nobody known
     * @param products each once, in the order of the file
     */
    record Sale(String number, String customer, Instant at, List<String> products) {}

    /** Baskets of the Complete Journey's stores; what has no pieces, or is not listed as a product, is left out. */
    static Trade journey(Path folder) {
        Map<String, String> categories = new HashMap<>();
        for (CSVRecord row : Csv.rows(folder, "products.csv")) {
            categories.put(row.get("product_id"), row.get("product_category"));
        }
        Sales sales = new Sales();
        for (CSVRecord row : Csv.rows(folder, "transactions.csv")) {
            if (Double.parseDouble(row.get("quantity")) > 0 && categories.containsKey(row.get("product_id"))) {
                sales.add(
                        row.get("store_id") + "-" + row.get("basket_id"),
                        row.get("household_id"),
                        LocalDateTime.parse(row.get("transaction_timestamp"), JOURNEY_TIME),
                        row.get("product_id"));
            }
        }
        return new Trade("complete-journey", categories, sales.all());
    }

    /** Invoices of an online shop for gifts; cancellations and what is no product are left out. */
    static Trade retail(Path folder) {
        Map<String, String> categories = new HashMap<>();
        Sales sales = new Sales();
        for (CSVRecord row : Csv.rows(folder, "invoices.csv")) {
            String code = row.get("StockCode").strip().toUpperCase(Locale.ROOT);
            if (PRODUCT.matcher(code).matches()
                    && INVOICE.matcher(row.get("InvoiceNo")).matches()
                    && Long.parseLong(row.get("Quantity")) > 0
                    && Double.parseDouble(row.get("UnitPrice")) > 0) {
                categories.put(code, NONE);
                sales.add(
                        row.get("InvoiceNo"),
                        row.get("CustomerID").strip(),
                        LocalDateTime.parse(row.get("InvoiceDate"), RETAIL_TIME),
                        code);
            }
        }
        return new Trade("online-retail", categories, sales.all());
    }

    /** The sales from one share of them to another. @param from from 0 @param to at most 1 */
    List<Sale> part(double from, double to) {
        return sales.subList((int) (sales.size() * from), (int) (sales.size() * to));
    }

    /** Who is known by name. */
    Set<String> customers() {
        Set<String> customers = new HashSet<>();
        sales.forEach(sale -> customers.add(sale.customer()));
        customers.remove("");
        return customers;
    }

    private static final class Sales {

        private final Map<String, Sale> byNumber = new LinkedHashMap<>();
        private final Map<String, Set<String>> products = new HashMap<>();

        void add(String number, String customer, LocalDateTime at, String product) {
            byNumber.putIfAbsent(number, new Sale(number, customer, at.toInstant(ZoneOffset.UTC), List.of()));
            products.computeIfAbsent(number, key -> new LinkedHashSet<>()).add(product);
        }

        List<Sale> all() {
            List<Sale> sales = new ArrayList<>();
            byNumber.forEach((number, sale) ->
                    sales.add(new Sale(number, sale.customer(), sale.at(), List.copyOf(products.get(number)))));
            return sales;
        }
    }
}
