package org.unisson.bench.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How good the persons are that were found, by pairs of records.
 *
 * @param joined pairs of records that were found to be one person
 * @param right those of them that are
 * @param real pairs that are one person
 */
record Quality(long joined, long right, long real) {

    /** @param found whom each record was found to be @param labels who each is */
    static Quality of(List<?> found, List<?> labels) {
        Map<List<Object>, Long> both = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            both.merge(List.of(found.get(i), labels.get(i)), 1L, Long::sum);
        }
        return new Quality(pairs(counts(found)), pairs(both), pairs(counts(labels)));
    }

    /** Of the pairs that were joined, how many are one person. */
    double precision() {
        return joined == 0 ? 1 : (double) right / joined;
    }

    /** Of the pairs that are one person, how many were joined. */
    double recall() {
        return real == 0 ? 1 : (double) right / real;
    }

    private static Map<?, Long> counts(List<?> values) {
        return values.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static long pairs(Map<?, Long> groups) {
        return groups.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
    }
}
