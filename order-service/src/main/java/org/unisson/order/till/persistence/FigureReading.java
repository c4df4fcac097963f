package org.unisson.order.till.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.till.domain.Supplement;
import org.unisson.order.till.domain.TenderFigures;
import org.unisson.order.till.domain.TillFigures;
import org.unisson.order.till.domain.TillSession;

/** What went over a till in a session, from the links of its chain between two positions. */
final class FigureReading {

    private static final String COUNTS = """
            select count(*) filter (where kind = 'RECEIPT') as receipts, count(*) filter (where kind = 'VOID') as voids,
                   count(*) filter (where kind = 'RETURN') as returns
            from till_session_links($1, $2) where link_position > $3 and link_position < $4""";
    // A session's figures are in its own currency.
    private static final String TENDERS = """
            with link as (
                select * from till_session_links($1, $2) where link_position > $3 and link_position < $4)
            select tender, coalesce(sum(amount) filter (where kind = 'RECEIPT'), 0)::bigint as sales,
                   coalesce(sum(amount) filter (where kind = 'VOID'), 0)::bigint as voided,
                   coalesce(sum(amount) filter (where kind = 'RETURN'), 0)::bigint as returned
            from (select link.kind, paid.kind as tender, paid.amount
                  from link join purchase using (purchase_id) join purchase_tender paid using (purchase_id)
                  where link.kind = 'RECEIPT' and purchase.currency = $5
                  union all
                  select link.kind, refund.kind, refund.amount
                  from link join purchase_return made using (return_id) join return_refund refund using (return_id)
                  where made.currency = $5) movement
            group by tender order by tender""";
    private static final String LATE = """
            select kind, number, occurred_at from till_session_links($1, null) where link_position > $2
            order by link_position limit $3""";

    private FigureReading() {}

    /** @param until where an open session's time ends, or null; both positions are not included */
    static Uni<TillFigures> between(Transaction tx, TillSession session, Instant until, long after, long before) {
        Object end = Times.toDatabase(until);
        String currency = session.openingFloat().currency();
        return tx.sql(COUNTS, session.sessionId(), end, after, before)
                .chain(counts -> tx.sql(TENDERS, session.sessionId(), end, after, before, currency)
                        .map(tenders -> figures(counts.iterator().next(), tenders, currency)));
    }

    static Uni<List<Supplement.Late>> late(Transaction tx, TillSession session, long after) {
        return tx.sql(LATE, session.sessionId(), after, Supplement.LISTED)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Supplement.Late(
                                row.getString(0), row.getString(1), Times.fromDatabase(row.getOffsetDateTime(2))))
                        .toList());
    }

    private static TillFigures figures(Row counts, RowSet<Row> rows, String currency) {
        List<TenderFigures> tenders = new ArrayList<>();
        rows.forEach(row -> tenders.add(TenderFigures.of(
                row.getString(0),
                new Money(row.getLong(1), currency),
                new Money(row.getLong(2), currency),
                new Money(row.getLong(3), currency))));
        return new TillFigures(counts.getLong(0), counts.getLong(1), counts.getLong(2), tenders);
    }
}
