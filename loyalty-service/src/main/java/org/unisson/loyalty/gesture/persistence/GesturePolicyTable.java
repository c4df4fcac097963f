package org.unisson.loyalty.gesture.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.gesture.application.GesturePolicies;
import org.unisson.loyalty.gesture.domain.GesturePolicy;

/** The table {@code gesture_policy}: a row for each version. */
@Singleton
class GesturePolicyTable implements GesturePolicies {

    private static final String CURRENT = """
            select version, promise_points, successor_points, successor_days, goodwill_points, goodwill_points_customer,
                   goodwill_days
            from gesture_policy order by version desc limit 1""";

    private static final String ADD = """
            insert into gesture_policy (version, promise_points, successor_points, successor_days, goodwill_points,
                                        goodwill_points_customer, goodwill_days, author, saved_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing""";

    @Override
    public Uni<GesturePolicy> current(Transaction tx) {
        return tx.sql(CURRENT).map(GesturePolicyTable::read);
    }

    @Override
    public Uni<Optional<GesturePolicy>> add(Transaction tx, GesturePolicy next, String author, Instant at) {
        return tx.sql(
                        ADD,
                        next.version(),
                        next.promisePoints(),
                        next.successorPoints(),
                        next.successorDays(),
                        next.goodwillPoints(),
                        next.goodwillPointsPerCustomer(),
                        next.goodwillDays(),
                        author,
                        Times.toDatabase(at))
                .map(rows -> rows.rowCount() == 0 ? Optional.empty() : Optional.of(next));
    }

    private static GesturePolicy read(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return GesturePolicy.FIRST;
        }
        Row row = rows.iterator().next();
        return new GesturePolicy(
                row.getLong(0),
                row.getLong(1),
                row.getLong(2),
                row.getInteger(3),
                row.getLong(4),
                row.getLong(5),
                row.getInteger(6));
    }
}
