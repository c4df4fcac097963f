package org.unisson.catalog.writing;

import java.util.List;

/**
 * A batch as read: each item stands alone.
 *
 * @param items that could be read
 * @param rejected that could not
 */
public record Batch<T>(List<Item<T>> items, List<BatchAnswer.Rejection> rejected) {

    /**
     * An item with its place in the batch.
     *
     * @param key its natural key
     */
    public record Item<T>(int index, String key, T value) {}

    /** The items themselves. */
    public List<T> values() {
        return items.stream().map(Item::value).toList();
    }

    /** What to answer, given what became of each value. */
    public BatchAnswer answer(List<Outcome> outcomes) {
        return BatchAnswer.of(this, outcomes);
    }
}
