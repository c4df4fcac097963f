package org.unisson.order.sales.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.sales.domain.Attribution;
import org.unisson.order.sales.domain.Entry;
import org.unisson.order.sales.domain.Reversal;
import org.unisson.order.sales.domain.TaxedLine;

/** Where the sales ledger is written: entries are added, and never changed. */
public interface Journal {

    /** Writes them all with two statements, in the caller's transaction. An entry that is there already fails it. */
    Uni<Void> add(Transaction tx, List<Entry> entries, Instant bookedAt);

    /** Writes what was booked for a sale once more with all signs turned, with two statements. */
    Uni<Void> reverse(Transaction tx, Reversal reversal, Instant bookedAt);

    /** What is booked of each line of a purchase, by its id; it must be one whose returns nobody else writes now. */
    Uni<Map<UUID, TaxedLine>> lines(Transaction tx, UUID purchaseId);

    /** Whose these purchases are, as booked with their sales. */
    Uni<Map<UUID, Attribution>> attributions(Transaction tx, Collection<UUID> purchaseIds);
}
