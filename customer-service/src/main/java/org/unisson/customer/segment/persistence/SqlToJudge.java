package org.unisson.customer.segment.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.segment.application.ToJudge;

/** The queues of whom to look at, in PostgreSQL. */
@ApplicationScoped
class SqlToJudge implements ToJudge {

    private static final int BATCH = 500;
    private static final int FORGOTTEN = 20_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String ALONE = "select pg_try_advisory_xact_lock(7286002)";

    private static final String SWEEP = "select after_id from segment_sweep for update";

    private static final String MARKED = """
            delete from segment_mark
            where mark_id = any(array(select mark_id from segment_mark order by mark_id limit $1))
            returning customer_id""";

    // Who is judged is due at another time then; who is not registered any more is not due again.
    private static final String DUE = """
            update segment_state set due_at = null
            where customer_id = any(array(
                select customer_id from segment_state where due_at <= $1 order by due_at limit $2))
            returning customer_id""";

    private static final String PAGE = """
            select customer_id from customer where customer_id > (select after_id from segment_sweep)
            order by customer_id limit $1""";

    private static final String GO_ON = "update segment_sweep set after_id = $1";

    private static final String DONE = "delete from segment_sweep";

    private static final String EVERYBODY = """
            insert into segment_sweep (after_id) values ($1)
            on conflict (only_one) do update set after_id = excluded.after_id""";

    @Override
    public Uni<Boolean> alone(Transaction tx) {
        return tx.sql(ALONE).map(rows -> rows.iterator().next().getBoolean(0));
    }

    @Override
    public Uni<Boolean> isSweeping(Transaction tx) {
        return tx.sql(SWEEP).map(rows -> rows.size() > 0);
    }

    @Override
    public Uni<Some> take(Transaction tx, Instant now, boolean sweeping) {
        Set<UUID> customers = new HashSet<>();
        return tx.sql(MARKED, BATCH).invoke(rows -> add(customers, rows)).chain(marked -> tx.sql(
                        DUE, Times.toDatabase(now), BATCH)
                .invoke(rows -> add(customers, rows))
                .chain(due -> (sweeping
                                ? sweep(tx, customers)
                                : Uni.createFrom().item(false))
                        .map(goesOn -> new Some(customers, goesOn || marked.size() == BATCH || due.size() == BATCH))));
    }

    @Override
    public Uni<Some> forget(Transaction tx) {
        return tx.sql(MARKED, FORGOTTEN).map(rows -> new Some(Set.of(), rows.size() == FORGOTTEN));
    }

    @Override
    public Uni<Void> everybody(Transaction tx) {
        return tx.sql(EVERYBODY, BEFORE_ALL).replaceWithVoid();
    }

    private static Uni<Boolean> sweep(Transaction tx, Set<UUID> customers) {
        return tx.sql(PAGE, BATCH).chain(rows -> {
            UUID last = null;
            for (Row row : rows) {
                last = row.getUUID(0);
                customers.add(last);
            }
            return last == null
                    ? tx.sql(DONE).replaceWith(false)
                    : tx.sql(GO_ON, last).replaceWith(true);
        });
    }

    private static void add(Set<UUID> customers, RowSet<Row> rows) {
        rows.forEach(row -> customers.add(row.getUUID(0)));
    }
}
