package org.unisson.order.consignment.persistence;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.consignment.application.Consignments.Fact;
import org.unisson.order.consignment.application.Consignments.Kind;
import org.unisson.order.consignment.application.Consignments.Told;
import org.unisson.order.consignment.domain.Status;

/** What was told of consignments beside their state, one row each, never changed. */
final class ConsignmentFacts {

    private static final String ADD = """
            insert into consignment_fact (consignment_id, version, fact_id, kind, status, at)
            select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[])""";

    private static final String SINCE = "select " + ConsignmentColumns.ALL
            + ", fact.version as fact_version, fact.fact_id, fact.kind, fact.status as fact_status, fact.at,"
            + " orders.correlation"
            + " from consignment_fact fact join consignment using (consignment_id) join orders using (order_id)"
            + " where fact.at >= $1 and fact.fact_id > $2 order by fact.fact_id limit $3";

    private ConsignmentFacts() {}

    static Uni<Void> add(Transaction tx, Collection<Fact> facts) {
        return tx.sql(
                        ADD,
                        column(facts, Fact::consignmentId, UUID[]::new),
                        column(facts, Fact::version, Long[]::new),
                        column(facts, Fact::factId, UUID[]::new),
                        column(facts, fact -> fact.kind().name(), String[]::new),
                        column(facts, fact -> fact.status().name(), String[]::new),
                        column(facts, fact -> Times.toDatabase(fact.at()), OffsetDateTime[]::new))
                .replaceWithVoid();
    }

    static Uni<List<Told>> since(Transaction tx, Instant since, UUID after, int atMost, ConsignmentColumns columns) {
        return tx.sql(SINCE, Times.toDatabase(since), after, atMost).map(rows -> {
            List<Told> told = new ArrayList<>();
            rows.forEach(row -> told.add(new Told(
                    new Fact(
                            row.getUUID("consignment_id"),
                            row.getLong("fact_version"),
                            row.getUUID("fact_id"),
                            Kind.valueOf(row.getString("kind")),
                            Status.valueOf(row.getString("fact_status")),
                            Times.fromDatabase(row.getOffsetDateTime("at"))),
                    columns.read(row),
                    row.getString("correlation"))));
            return told;
        });
    }

    private static <C> C[] column(Collection<Fact> facts, Function<Fact, C> value, IntFunction<C[]> array) {
        return facts.stream().map(value).toArray(array);
    }
}
