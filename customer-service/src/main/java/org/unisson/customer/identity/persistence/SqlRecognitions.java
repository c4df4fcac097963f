package org.unisson.customer.identity.persistence;

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
import org.unisson.customer.identity.application.Recognition;
import org.unisson.customer.identity.application.Recognitions;

/** The one row of how far everybody has been recognised anew, in PostgreSQL. */
@ApplicationScoped
class SqlRecognitions implements Recognitions {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String LAST = "select * from recognition";

    private static final String GOING_ON = LAST + " where ended_at is null for update";

    private static final String BEGIN = """
            insert into recognition as known (rules_version, since_version, after_id, customers, begun_at)
            select $1, $2, $3, (select count(*) from customer), $4
            on conflict (only_one) do update set rules_version = excluded.rules_version,
                since_version = case when known.ended_at is null
                    then known.since_version else excluded.since_version end,
                after_id = excluded.after_id, customers = excluded.customers, looked_at = 0, moved = 0,
                begun_at = excluded.begun_at, ended_at = null""";

    private static final String ALONE = "select pg_try_advisory_xact_lock(7284997)";

    private static final String CUSTOMERS =
            "select customer_id from customer where customer_id > $1 order by customer_id limit $2";

    private static final String LOOKED_AT =
            "update recognition set after_id = $1, looked_at = looked_at + $2, moved = moved + $3";

    private static final String END = "update recognition set ended_at = $1";

    @Override
    public Uni<Optional<Recognition>> last(Transaction tx) {
        return tx.sql(LAST).map(SqlRecognitions::first);
    }

    @Override
    public Uni<Void> begin(Transaction tx, long rulesVersion, long versionBefore, Instant now) {
        return tx.sql(BEGIN, rulesVersion, versionBefore, BEFORE_ALL, Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> alone(Transaction tx) {
        return tx.sql(ALONE).map(rows -> rows.iterator().next().getBoolean(0));
    }

    @Override
    public Uni<Optional<Recognition>> goingOn(Transaction tx) {
        return tx.sql(GOING_ON).map(SqlRecognitions::first);
    }

    @Override
    public Uni<List<UUID>> customers(Transaction tx, UUID after, int limit) {
        return tx.sql(CUSTOMERS, after, limit).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID(0))
                .toList());
    }

    @Override
    public Uni<Void> lookedAt(Transaction tx, UUID last, int customers, long moved) {
        return tx.sql(LOOKED_AT, last, customers, moved).replaceWithVoid();
    }

    @Override
    public Uni<Void> end(Transaction tx, Instant now) {
        return tx.sql(END, Times.toDatabase(now)).replaceWithVoid();
    }

    private static Optional<Recognition> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(SqlRecognitions::recognition);
    }

    private static Recognition recognition(Row row) {
        return new Recognition(
                row.getLong("rules_version"),
                row.getLong("since_version"),
                row.getUUID("after_id"),
                row.getLong("customers"),
                row.getLong("looked_at"),
                row.getLong("moved"),
                Times.fromDatabase(row.getOffsetDateTime("begun_at")),
                Times.fromDatabase(row.getOffsetDateTime("ended_at")));
    }
}
