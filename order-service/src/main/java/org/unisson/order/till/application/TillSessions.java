package org.unisson.order.till.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.till.domain.Supplement;
import org.unisson.order.till.domain.TillFigures;
import org.unisson.order.till.domain.TillSession;

/** Where sessions of tills are kept. */
public interface TillSessions {

    /** Writes an open one; false where the id is taken or the till has another one open. */
    Uni<Boolean> open(Transaction tx, TillSession session);

    /** A session of the till that is open, or was at that instant or later; empty where there is none. */
    Uni<Optional<UUID>> overlapping(Transaction tx, Gln store, String till, Instant openedAt);

    Uni<Optional<Stored>> find(Transaction tx, UUID sessionId);

    /** The session, locked until the transaction ends. */
    Uni<Optional<Stored>> hold(Transaction tx, UUID sessionId);

    /** Sessions of a till, the latest first. @param before where an earlier page ended, or null */
    Uni<List<Stored>> page(Transaction tx, Gln store, String till, Place before, int limit);

    /** What belongs to a session up to that position of the till's chain, that one not included. */
    Uni<TillFigures> figures(Transaction tx, Stored session, Instant closedAt, long before);

    /** What belongs to a closed session after its closing. */
    Uni<Supplement> supplement(Transaction tx, Stored session);

    /** Sales less voids and returns of the till up to that position of its chain, that one not included. */
    Uni<Money> grandTotal(Transaction tx, TillSession session, long before);

    /** The number of the till's next Z report. */
    Uni<Long> nextZ(Transaction tx, Gln store, String till);

    Uni<Void> close(Transaction tx, UUID sessionId, Closing closing);

    Uni<Void> moveCash(Transaction tx, UUID movementId, UUID sessionId, Money amount, String reason, Instant at);

    /** Put into the drawer less taken out of it. */
    Uni<Money> cashMoved(Transaction tx, TillSession session);

    /** A session, and how it was closed; null while it is open. */
    record Stored(TillSession session, Closing closing) {}

    /**
     * How a session was closed.
     *
     * @param report to the letter
     * @param position in the till's chain
     */
    record Closing(Instant closedAt, long zNumber, Money grandTotal, String report, long position) {}

    /** Where a page ended. */
    record Place(Instant openedAt, UUID sessionId) {}
}
