package org.unisson.order.till.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.till.application.TillSessions;
import org.unisson.order.till.domain.Supplement;
import org.unisson.order.till.domain.TillFigures;
import org.unisson.order.till.domain.TillSession;

/** Sessions of tills in PostgreSQL. */
@ApplicationScoped
class TillSessionTable implements TillSessions {

    private static final String OPEN = """
            insert into till_session (session_id, store, till, cashier, opened_at, currency, float_minor)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning session_id""";
    private static final String OVERLAPPING = """
            select session_id from till_session
            where store = $1 and till = $2 and (closed_at is null or closed_at > $3) limit 1""";
    private static final String SESSION = """
            select session_id, store, till, cashier, opened_at, currency, float_minor, closed_at, z_number, grand_total,
                   report, position
            from till_session\s""";
    private static final String ONE = SESSION + "where session_id = $1";
    private static final String HOLD = ONE + " for update";
    private static final String PAGE = SESSION + """
            where store = $1 and till = $2 and ($3::timestamptz is null or (opened_at, session_id) < ($3, $4::uuid))
            order by opened_at desc, session_id desc limit $5""";
    private static final String CLOSE = """
            update till_session set closed_at = $2, z_number = $3, grand_total = $4, report = $5, position = $6
            where session_id = $1""";
    private static final String NEXT_Z =
            "select coalesce(max(z_number), 0) + 1 from till_session where store = $1 and till = $2";
    private static final String GRAND_TOTAL = "select till_total_before($1, $2, $3, $4)";
    private static final String MOVE = """
            insert into cash_movement (movement_id, session_id, amount, reason, moved_at) values ($1, $2, $3, $4, $5)""";
    private static final String MOVED =
            "select coalesce(sum(amount), 0)::bigint from cash_movement where session_id = $1";

    @Override
    public Uni<Boolean> open(Transaction tx, TillSession session) {
        return tx.sql(
                        OPEN,
                        session.sessionId(),
                        session.store().number(),
                        session.till(),
                        session.cashier(),
                        Times.toDatabase(session.openedAt()),
                        session.openingFloat().currency(),
                        session.openingFloat().minor())
                .map(rows -> rows.size() > 0);
    }

    @Override
    public Uni<Optional<UUID>> overlapping(Transaction tx, Gln store, String till, Instant openedAt) {
        return tx.sql(OVERLAPPING, store.number(), till, Times.toDatabase(openedAt))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getUUID(0)));
    }

    @Override
    public Uni<Optional<Stored>> find(Transaction tx, UUID sessionId) {
        return tx.sql(ONE, sessionId).map(rows -> all(rows).stream().findFirst());
    }

    @Override
    public Uni<Optional<Stored>> hold(Transaction tx, UUID sessionId) {
        return tx.sql(HOLD, sessionId).map(rows -> all(rows).stream().findFirst());
    }

    @Override
    public Uni<List<Stored>> page(Transaction tx, Gln store, String till, Place before, int limit) {
        return tx.sql(
                        PAGE,
                        store.number(),
                        till,
                        before == null ? null : Times.toDatabase(before.openedAt()),
                        before == null ? null : before.sessionId(),
                        limit)
                .map(TillSessionTable::all);
    }

    @Override
    public Uni<TillFigures> figures(Transaction tx, Stored session, Instant closedAt, long before) {
        return FigureReading.between(tx, session.session(), closedAt, 0, before);
    }

    @Override
    public Uni<Supplement> supplement(Transaction tx, Stored session) {
        long closed = session.closing().position();
        return FigureReading.between(tx, session.session(), null, closed, Long.MAX_VALUE)
                .chain(figures ->
                        FigureReading.late(tx, session.session(), closed).map(late -> new Supplement(figures, late)));
    }

    @Override
    public Uni<Money> grandTotal(Transaction tx, TillSession session, long before) {
        String currency = session.openingFloat().currency();
        return tx.sql(GRAND_TOTAL, session.store().number(), session.till(), before, currency)
                .map(rows -> new Money(rows.iterator().next().getLong(0), currency));
    }

    @Override
    public Uni<Long> nextZ(Transaction tx, Gln store, String till) {
        return tx.sql(NEXT_Z, store.number(), till)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Uni<Void> close(Transaction tx, UUID sessionId, Closing closing) {
        return tx.sql(
                        CLOSE,
                        sessionId,
                        Times.toDatabase(closing.closedAt()),
                        closing.zNumber(),
                        closing.grandTotal().minor(),
                        closing.report(),
                        closing.position())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> moveCash(
            Transaction tx, UUID movementId, UUID sessionId, Money amount, String reason, Instant at) {
        return tx.sql(MOVE, movementId, sessionId, amount.minor(), reason, Times.toDatabase(at))
                .replaceWithVoid();
    }

    @Override
    public Uni<Money> cashMoved(Transaction tx, TillSession session) {
        return tx.sql(MOVED, session.sessionId())
                .map(rows -> new Money(
                        rows.iterator().next().getLong(0),
                        session.openingFloat().currency()));
    }

    private static List<Stored> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(TillSessionTable::stored)
                .toList();
    }

    private static Stored stored(Row row) {
        String currency = row.getString("currency");
        TillSession session = new TillSession(
                row.getUUID("session_id"),
                new Gln(row.getString("store")),
                row.getString("till"),
                row.getString("cashier"),
                Times.fromDatabase(row.getOffsetDateTime("opened_at")),
                new Money(row.getLong("float_minor"), currency));
        return new Stored(
                session,
                row.getString("report") == null
                        ? null
                        : new Closing(
                                Times.fromDatabase(row.getOffsetDateTime("closed_at")),
                                row.getLong("z_number"),
                                new Money(row.getLong("grand_total"), currency),
                                row.getString("report"),
                                row.getLong("position")));
    }
}
