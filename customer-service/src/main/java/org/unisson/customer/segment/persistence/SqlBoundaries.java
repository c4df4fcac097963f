package org.unisson.customer.segment.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.segment.application.KnownBoundaries;
import org.unisson.customer.segment.domain.Boundaries;

/** Boundaries of quintiles in PostgreSQL. */
@ApplicationScoped
class SqlBoundaries implements KnownBoundaries {

    private static final String ONE_AT_A_TIME = "select count(pg_advisory_xact_lock(7286003))";

    private static final String NEWEST = "select * from rfm_boundaries order by version desc limit 1";

    private static final String PUT = """
            insert into rfm_boundaries
                (version, worked_out_at, since, currency, persons, recency, frequency, monetary)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";

    @Override
    public Uni<Optional<Boundaries>> newest(Transaction tx) {
        return tx.sql(NEWEST)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(boundaries(rows.iterator().next())));
    }

    @Override
    public Uni<Void> lock(Transaction tx) {
        return tx.sql(ONE_AT_A_TIME).replaceWithVoid();
    }

    @Override
    public Uni<Void> put(Transaction tx, Boundaries boundaries) {
        return tx.sql(
                        PUT,
                        boundaries.version(),
                        Times.toDatabase(boundaries.workedOutAt()),
                        Times.toDatabase(boundaries.since()),
                        boundaries.currency(),
                        boundaries.persons(),
                        boundaries.recency().toArray(Long[]::new),
                        boundaries.frequency().toArray(Long[]::new),
                        boundaries.monetary().toArray(Long[]::new))
                .replaceWithVoid();
    }

    private static Boundaries boundaries(Row row) {
        return new Boundaries(
                row.getLong("version"),
                Times.fromDatabase(row.getOffsetDateTime("worked_out_at")),
                Times.fromDatabase(row.getOffsetDateTime("since")),
                row.getString("currency"),
                row.getLong("persons"),
                List.of(row.getArrayOfLongs("recency")),
                List.of(row.getArrayOfLongs("frequency")),
                List.of(row.getArrayOfLongs("monetary")));
    }
}
