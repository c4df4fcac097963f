package org.unisson.customer.segment.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.segment.application.Segments;
import org.unisson.customer.segment.domain.Rule;

/** Rules of segments in PostgreSQL. */
@ApplicationScoped
class SqlSegments implements Segments {

    private static final String ONE_AT_A_TIME = "select count(pg_advisory_xact_lock(7286001))";

    private static final String IN_FORCE = """
            select * from (select distinct on (segment_id) * from segment_rule order by segment_id, version desc) newest
            where condition is not null order by segment_id""";

    private static final String NEWEST =
            "select * from segment_rule where segment_id = $1 order by version desc limit 1";

    private static final String PUT = """
            insert into segment_rule (segment_id, version, name, condition, put_by, put_at)
            values ($1, $2, $3, $4, $5, $6)""";

    @Override
    public Uni<Void> lock(Transaction tx) {
        return tx.sql(ONE_AT_A_TIME).replaceWithVoid();
    }

    @Override
    public Uni<List<Rule>> inForce(Transaction tx) {
        return tx.sql(IN_FORCE).map(rows -> {
            List<Rule> rules = new ArrayList<>();
            rows.forEach(row -> rules.add(rule(row)));
            return rules;
        });
    }

    @Override
    public Uni<Optional<Rule>> newest(Transaction tx, String segmentId) {
        return tx.sql(NEWEST, segmentId)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rule(rows.iterator().next())));
    }

    @Override
    public Uni<Void> put(Transaction tx, Rule rule) {
        return tx.sql(
                        PUT,
                        rule.segmentId(),
                        rule.version(),
                        rule.name(),
                        rule.condition(),
                        rule.putBy(),
                        Times.toDatabase(rule.putAt()))
                .replaceWithVoid();
    }

    private static Rule rule(Row row) {
        return new Rule(
                row.getString("segment_id"),
                row.getLong("version"),
                row.getString("name"),
                row.getString("condition"),
                row.getString("put_by"),
                Times.fromDatabase(row.getOffsetDateTime("put_at")));
    }
}
