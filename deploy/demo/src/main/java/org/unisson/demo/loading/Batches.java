package org.unisson.demo.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Cuts lists into batches that the services take. */
public final class Batches {

    /** Most items of a batch of products, prices, customers or receipts. */
    public static final int ITEMS = 500;

    /** Most movements entered together. */
    public static final int MOVEMENTS = 1_000;

    /** Some items of a list, and where in it they stand. @param number from 0 */
    public record Batch<T>(int number, List<T> items) {}

    private Batches() {}

    public static <T> List<Batch<T>> of(List<T> items, int size) {
        int count = (items.size() + size - 1) / size;
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(number ->
                        new Batch<>(number, items.subList(number * size, Math.min(items.size(), (number + 1) * size))))
                .toList());
    }
}
