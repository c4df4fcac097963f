package org.unisson.order.purchase.persistence;

import io.smallrye.mutiny.Uni;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;

/**
 * Many rows for one statement: each column is an array, and the statement unnests them side by side.
 *
 * @param <T> what a row is made of
 */
public final class Rows<T> {

    private final String statement;
    private final List<T> sources;
    private final List<Object> columns = new ArrayList<>();

    public Rows(String statement, List<T> sources) {
        this.statement = statement;
        this.sources = sources;
    }

    /** The next parameter: an array with this value of each row. */
    public <V> Rows<T> column(Class<V> type, Function<T, V> value) {
        Object column = Array.newInstance(type, sources.size());
        for (int index = 0; index < sources.size(); index++) {
            Array.set(column, index, value.apply(sources.get(index)));
        }
        columns.add(column);
        return this;
    }

    /** Executes the statement; nothing where there is no row. */
    public Uni<Void> insert(Transaction tx) {
        return sources.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(statement, columns.toArray()).replaceWithVoid();
    }
}
