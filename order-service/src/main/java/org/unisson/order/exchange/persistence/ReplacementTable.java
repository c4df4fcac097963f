package org.unisson.order.exchange.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.exchange.application.Replacements;
import org.unisson.order.exchange.domain.Replacement;

/** Replacements of lines in PostgreSQL, a row each. */
@ApplicationScoped
class ReplacementTable implements Replacements {

    private static final String ADD = """
            insert into line_replacement (order_id, replaced, line_id, quantity, given_by) values ($1, $2, $3, $4, $5)""";
    private static final String OF = """
            select order_id, replaced, line_id, quantity, given_by from line_replacement
            where order_id = any($1) order by order_id""";
    private static final String UNDECIDED = """
            select coalesce(sum(quantity), 0)::bigint from line_replacement join orders using (order_id)
            where line_id = $1 and replaced_at is null and orders.status <> 'CANCELLED'""";

    @Override
    public Uni<Void> add(Transaction tx, Replacement replacement) {
        return tx.sql(
                        ADD,
                        replacement.orderId(),
                        replacement.replaced(),
                        replacement.lineId(),
                        replacement.quantity(),
                        replacement.by())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Replacement>> of(Transaction tx, Collection<UUID> orderIds) {
        return tx.sql(OF, (Object) orderIds.toArray(UUID[]::new))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ReplacementTable::read)
                        .toList());
    }

    private static Replacement read(Row row) {
        return new Replacement(
                row.getUUID("order_id"),
                row.getUUID("replaced"),
                row.getUUID("line_id"),
                row.getLong("quantity"),
                row.getString("given_by"));
    }

    @Override
    public Uni<Long> undecided(Transaction tx, UUID lineId) {
        return tx.sql(UNDECIDED, lineId).map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Uni<Void> replaced(Transaction tx, UUID orderId, Instant now) {
        return tx.sql(
                        "update line_replacement set replaced_at = $2 where order_id = $1",
                        orderId,
                        Times.toDatabase(now))
                .replaceWithVoid();
    }
}
