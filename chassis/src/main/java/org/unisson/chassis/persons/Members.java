package org.unisson.chassis.persons;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/**
 * The customers that are one person, inside a statement: what is kept of any of them is the person's, and stays where it
 * was told of. For whoever is one with nobody, which is nearly everybody, it costs two lookups in indexes and no statement
 * of its own.
 */
public final class Members {

    private Members() {}

    /** {@code any(…)} of the person's customers, that one included. @param parameter such as {@code $1}, a customer's id */
    public static String any(String parameter) {
        return "any(array(" + of(parameter) + "))";
    }

    /**
     * The ids of the person's customers, each once, as a select of {@code customer_id}. To keep an index's order for each
     * of them, join it laterally.
     *
     * @param parameter such as {@code $1}, a customer's id
     */
    public static String of(String parameter) {
        return "select customer_id from members_of(" + parameter + ")";
    }

    /** Whether two customers are one person; without a statement where they are one customer, and never for null. */
    public static Uni<Boolean> areOne(Transaction tx, UUID one, UUID other) {
        if (one == null || other == null || one.equals(other)) {
            return Uni.createFrom().item(one != null && one.equals(other));
        }
        return tx.sql("select person_of($1) = person_of($2)", one, other)
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /**
     * Takes a lock for each of the person's customers until the transaction ends, always in the same order. Who comes with
     * another of them waits, also where only one of the two has heard yet that they are one.
     *
     * @param purpose what the lock is for; letters and spaces
     * @param parameter such as {@code $1}, a customer's id
     */
    public static String lock(String purpose, String parameter) {
        return "select pg_advisory_xact_lock(hashtextextended('" + purpose + " ' || customer_id, 0)) from ("
                + of(parameter) + " order by customer_id) members";
    }
}
