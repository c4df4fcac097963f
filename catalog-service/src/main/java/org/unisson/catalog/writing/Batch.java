package org.unisson.catalog.writing;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import org.unisson.chassis.rest.Rejection;

/**
 * A batch as read: each item stands alone.
 *
 * @param items that could be read
 * @param rejected that could not
 */
public record Batch<T>(List<Item<T>> items, List<Rejection> rejected) {

    /**
     * An item with its place in the batch.
     *
     * @param key its natural key
     */
    public record Item<T>(int index, String key, T value) {}

    /**
     * Writes the items that could be read, and answers what became of each item.
     *
     * @param write writes values and tells what became of each, in their order
     */
    public Uni<BatchAnswer> written(Function<List<T>, Uni<List<Outcome>>> write) {
        List<T> values = items.stream().map(Item::value).toList();
        return write.apply(values).map(outcomes -> BatchAnswer.of(this, outcomes));
    }
}
