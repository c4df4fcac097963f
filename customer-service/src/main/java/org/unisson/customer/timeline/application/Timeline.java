package org.unisson.customer.timeline.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.timeline.domain.Entry;

/** Where entries are kept. */
public interface Timeline {

    /** Name of the handler that follows purchases: its progress tells how fresh what is known of purchases is. */
    String PURCHASES_HANDLER = "customer.purchases";

    /**
     * Writes entries, each once, in a fixed number of statements. One with a card and no customer goes to the card's
     * holder, now or when there is one.
     */
    Uni<Void> append(Transaction tx, List<Entry> entries);
}
