package org.unisson.demo.importing;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Figures by key, as the file has them and as an API tells them.
 *
 * @param name for example {@code sales per store}
 * @param unit for example {@code cents}
 * @param read asks the API
 */
public record Comparison(String name, String unit, Map<String, Long> expected, Supplier<Map<String, Long>> read) {

    /** What was found. @param differences by key: expected, and read */
    public record Result(
            Comparison comparison, int keys, long expectedSum, long readSum, SortedMap<String, String> differences) {

        public boolean isEqual() {
            return differences.isEmpty();
        }
    }

    /** Compares key by key; a key that one side lacks counts there as zero. */
    Result compare() {
        Map<String, Long> found = read.get();
        SortedMap<String, String> differences = new TreeMap<>();
        TreeMap<String, Long> keys = new TreeMap<>(expected);
        found.forEach(keys::putIfAbsent);
        for (String key : keys.keySet()) {
            long wanted = expected.getOrDefault(key, 0L);
            long actual = found.getOrDefault(key, 0L);
            if (!Objects.equals(wanted, actual)) {
                differences.put(key, "expected " + wanted + ", read " + actual);
            }
        }
        return new Result(this, keys.size(), sum(expected), sum(found), differences);
    }

    private static long sum(Map<String, Long> figures) {
        return figures.values().stream().mapToLong(Long::longValue).sum();
    }
}
