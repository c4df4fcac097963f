package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Compares what accounts say with what the ledger has of them. */
public interface LedgerAudit {

    /** The accounts that come after that id, at most so many, in the order of their ids. */
    Uni<Part> compare(Transaction tx, UUID after, int limit);

    /** Points on the programme's books and the members' together; 0 in a ledger that is right. */
    Uni<Long> rest(Transaction tx);

    /** @param last account that was compared; null: there are no more @param drifted those that are not their ledger */
    record Part(UUID last, int compared, List<Drifted> drifted) {}

    /**
     * An account that is not what was booked.
     *
     * @param says what it says
     * @param booked what was
     * @param lots of it that are not what was booked of them
     */
    record Drifted(UUID accountId, Figures says, Figures booked, long lots) {}

    /** Points of an account, and what of them is held or pending. */
    record Figures(long points, long held, long pending) {}
}
