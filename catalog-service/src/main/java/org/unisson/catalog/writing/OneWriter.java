package org.unisson.catalog.writing;

import io.smallrye.mutiny.Uni;
import org.unisson.chassis.persistence.Transaction;

/**
 * Who may write. Writers of one kind go one after the other, until each one's transaction ends: SKUs move between
 * products, and rows that do not exist yet cannot be locked. A batch takes a few statements, so nobody waits long.
 */
public enum OneWriter {
    CHANNELS(1),
    PRODUCTS(2),
    PRICES(3),
    OPERATIONS(11),
    QUOTE_KEYS(12),
    REVIEWS(13),
    PURCHASES(16),
    IMPORTS(20);

    private final int key;

    OneWriter(int key) {
        this.key = key;
    }

    /** Waits for the turn. What the transaction reads afterwards holds until it commits. */
    public Uni<Void> await(Transaction tx) {
        // A statement of its own: one that also read would see what was there before it waited.
        return tx.sql("select pg_advisory_xact_lock($1, 0)", key).replaceWithVoid();
    }
}
