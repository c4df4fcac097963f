package org.unisson.demo.importing.retail;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What products are called: by their most frequent description, the first in the alphabet of equally frequent ones. */
final class Descriptions {

    private Descriptions() {}

    /** Names by StockCode, of every row that names a product. */
    static Map<String, String> of(List<InvoiceRow> rows) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (InvoiceRow row : rows) {
            if (StockCodes.whyNoProduct(row.stockCode()).isEmpty()) {
                Map<String, Integer> known = counts.computeIfAbsent(row.stockCode(), code -> new TreeMap<>());
                if (!row.description().isEmpty()) {
                    known.merge(row.description(), 1, Integer::sum);
                }
            }
        }
        Map<String, String> names = new TreeMap<>();
        counts.forEach((code, known) -> names.put(code, mostFrequent(known, code)));
        return names;
    }

    private static String mostFrequent(Map<String, Integer> counts, String code) {
        // A stable choice: max takes the last of equals, so the alphabet is reversed.
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("Product " + code);
    }
}
