package org.unisson.chassis.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;

/**
 * How a {@link StateRepublisher} goes through rows of any number: in the order of a key, some at a time, each time in a
 * transaction of its own.
 */
@ApplicationScoped
public class Retelling {

    private final Transactions transactions;

    Retelling(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Tells some rows again. */
    @FunctionalInterface
    public interface Page<K, T> {

        /**
         * Emits the rows that follow a key, in the order of keys.
         *
         * @param limit most rows to tell
         * @return the rows told; none: there are no more
         */
        Uni<List<T>> after(Transaction tx, K last, int limit);
    }

    /**
     * Tells all rows after a key. A row that is added meanwhile, behind where it has come to, is not told by it but by
     * whoever added it.
     *
     * @param start a key before the first
     * @param atOnce most rows in one transaction
     * @param key of a row that was told
     * @return how many were told
     */
    public <K, T> Uni<Long> all(K start, int atOnce, Page<K, T> page, Function<T, K> key) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(start), last -> transactions
                        .run(tx -> page.after(tx, last.get(), atOnce))
                        .invoke(told -> {
                            if (!told.isEmpty()) {
                                last.set(key.apply(told.getLast()));
                            }
                        }))
                // A short page is not the last: a row that was deleted while its lock was waited for is missing in it.
                .until(List::isEmpty)
                .map(List::size)
                .collect()
                .with(Collectors.summingLong(Integer::longValue));
    }
}
