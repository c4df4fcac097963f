package org.unisson.order.ordering.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.ordering.application.OrderFacts;

/** Facts of orders, one row each, never changed. */
@ApplicationScoped
class OrderFactTable implements OrderFacts {

    private static final String ADD = """
            insert into order_fact (order_id, version, fact_id, kind, at)
            select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::timestamptz[])""";

    // As it was told when it was placed, whatever was edited since.
    private static final String SINCE = "select "
            + OrderColumns.ALL.replace(
                    "orders.lines::text",
                    "coalesce((select placed.lines from order_version placed where placed.order_id = orders.order_id"
                            + " and placed.number = 1), orders.lines)::text")
            + ", fact.version, fact.fact_id, fact.kind, fact.at"
            + " from order_fact fact join orders using (order_id)"
            + " where fact.at >= $1 and fact.fact_id > $2 order by fact.fact_id limit $3";

    private final OrderColumns columns;

    OrderFactTable(OrderColumns columns) {
        this.columns = columns;
    }

    @Override
    public Uni<Void> add(Transaction tx, List<Fact> facts) {
        return tx.sql(
                        ADD,
                        column(facts, Fact::orderId, UUID[]::new),
                        column(facts, Fact::version, Long[]::new),
                        column(facts, Fact::factId, UUID[]::new),
                        column(facts, fact -> fact.kind().name(), String[]::new),
                        column(facts, fact -> Times.toDatabase(fact.at()), OffsetDateTime[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Told>> since(Transaction tx, Instant since, UUID after, int atMost) {
        return tx.sql(SINCE, Times.toDatabase(since), after, atMost).map(rows -> {
            List<Told> told = new ArrayList<>();
            rows.forEach(row -> told.add(new Told(fact(row), columns.read(row))));
            return told;
        });
    }

    private static Fact fact(Row row) {
        int first = row.size() - 4;
        return new Fact(
                row.getUUID(0),
                row.getLong(first),
                row.getUUID(first + 1),
                Kind.valueOf(row.getString(first + 2)),
                Times.fromDatabase(row.getOffsetDateTime(first + 3)));
    }

    private static <C> C[] column(List<Fact> facts, Function<Fact, C> value, IntFunction<C[]> array) {
        return facts.stream().map(value).toArray(array);
    }
}
