package org.unisson.demo.importing.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.unisson.demo.client.Requests;
import org.unisson.demo.importing.RowOutcome;
import org.unisson.demo.importing.RowReport;

/** Reads products.csv. An attribute that is NA is not known, and left out; the name is made of those that are. */
final class ProductRows {

    static final String FILE = "products.csv";

    private static final String UNKNOWN = "NA";

    private final RowReport report;

    ProductRows(RowReport report) {
        this.report = report;
    }

    /** The products of the file, and those that were sold without standing there, by their number only. */
    List<Requests.Product> read(List<CSVRecord> rows, Collection<String> sold) {
        List<Requests.Product> products = new ArrayList<>();
        Set<String> unlisted = new TreeSet<>(sold);
        for (CSVRecord row : rows) {
            String id = row.get("product_id");
            unlisted.remove(id);
            products.add(product(row));
            report.add(RowOutcome.taken(FILE, row.getRecordNumber(), id, remark(row)));
        }
        unlisted.forEach(id -> products.add(product(id, null, null, "Product " + id, Map.of())));
        return products;
    }

    private static Requests.Product product(CSVRecord row) {
        String id = row.get("product_id");
        String name = Stream.of("product_type", "product_category", "department")
                .map(row::get)
                .filter(ProductRows::isKnown)
                .findFirst()
                .orElse("Product " + id);
        String category = Stream.of("department", "product_category")
                .map(row::get)
                .filter(ProductRows::isKnown)
                .map(text -> text.toLowerCase(Locale.ROOT).replace('/', '-').strip())
                .collect(Collectors.joining("/"));
        String size = row.get("package_size").strip();
        return product(
                id,
                isKnown(row.get("brand")) ? row.get("brand") : null,
                category.isEmpty() ? null : category,
                name,
                isKnown(size) ? Map.of("size", size.replaceAll("\\s+", " ")) : Map.of());
    }

    private static Requests.Product product(
            String id, String brand, String category, String name, Map<String, String> options) {
        return new Requests.Product(
                Names.product(id),
                brand,
                category,
                Map.of("en", name),
                "ACTIVE",
                List.of(new Requests.Variant(Names.sku(id), null, options)));
    }

    private static boolean isKnown(String value) {
        return !value.isBlank() && !value.equals(UNKNOWN);
    }

    private static String remark(CSVRecord row) {
        String missing = Stream.of("department", "brand", "product_category", "product_type", "package_size")
                .filter(column -> !isKnown(row.get(column)))
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? "" : "without " + missing;
    }
}
