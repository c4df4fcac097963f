package org.unisson.catalog.writing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Goes through aggregates by key, some at a time, each time in a transaction of its own. */
public final class Retelling {

    private Retelling() {}

    /**
     * Tells them all.
     *
     * @param start a key before the first
     * @param tell tells those that follow a key; none: it was the last
     * @return how many were told
     */
    public static <K, T> Uni<Long> all(K start, Function<K, Uni<List<T>>> tell, Function<T, K> key) {
        AtomicReference<K> last = new AtomicReference<>(start);
        return Multi.createBy()
                .repeating()
                .uni(() -> tell.apply(last.get()).invoke(some -> {
                    if (!some.isEmpty()) {
                        last.set(key.apply(some.getLast()));
                    }
                }))
                .until(List::isEmpty)
                .map(List::size)
                .collect()
                .with(Collectors.summingLong(Integer::longValue));
    }
}
