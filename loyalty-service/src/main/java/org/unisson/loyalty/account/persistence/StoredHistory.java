package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.application.History;
import org.unisson.loyalty.account.domain.Cause;
import org.unisson.loyalty.account.domain.Hold;
import org.unisson.loyalty.account.domain.Movement;
import org.unisson.loyalty.account.domain.Source;

/** The last events, from the rows that remember them. */
@Singleton
class StoredHistory implements History {

    private static final String ACCOUNTS = """
            select event_id, account_id, version, customer_id, points, held, pending, delta, cause, source_id, changed_at,
                   array(select substr(n.name, 6) from account_name n
                         where n.account_id = a.account_id and n.name like 'card:%' order by 1)
            from account a where account_id > $1 order by account_id limit $2 for share of a""";

    private static final String DECISIONS = "select " + HoldTable.COLUMNS + """
             from hold where decided_at >= $1 and order_id > $2 and event_id is not null
            order by order_id limit $3""";

    @Override
    public Uni<List<Movement>> lastMovements(Transaction tx, UUID after, int limit) {
        return tx.sql(ACCOUNTS, after, limit).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(StoredHistory::movement)
                .toList());
    }

    @Override
    public Uni<List<Hold.Decision>> decisions(Transaction tx, Instant since, UUID after, int limit) {
        return tx.sql(DECISIONS, Times.toDatabase(since), after, limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(HoldTable::decision)
                        .toList());
    }

    private static Movement movement(Row row) {
        Instant changedAt = Times.fromDatabase(row.getOffsetDateTime(10));
        return new Movement(
                row.getUUID(0),
                row.getUUID(1),
                row.getLong(2),
                row.getUUID(3),
                Arrays.asList(row.getArrayOfStrings(11)),
                row.getLong(4) - row.getLong(5) - row.getLong(6),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                Cause.valueOf(row.getString(8)),
                new Source(null, row.getUUID(9), changedAt),
                changedAt,
                List.of());
    }
}
