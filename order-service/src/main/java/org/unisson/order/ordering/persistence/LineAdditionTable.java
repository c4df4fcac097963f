package org.unisson.order.ordering.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.ordering.application.LineAdditions;

/** Additions in PostgreSQL, a row each. */
@ApplicationScoped
class LineAdditionTable implements LineAdditions {

    private static final String ADD = "insert into line_addition (order_id, line_id, quantity) values ($1, $2, $3)";

    private static final String OF = """
            select added.order_id, added.quantity - coalesce((
                select sum(line.cancelled) from purchase join purchase_line line using (purchase_id)
                where purchase.order_id = added.order_id), 0)::bigint as pieces
            from line_addition added join orders using (order_id)
            where added.line_id = $1 and orders.status <> 'CANCELLED'""";

    @Override
    public Uni<Void> add(Transaction tx, UUID orderId, UUID lineId, long quantity) {
        return tx.sql(ADD, orderId, lineId, quantity).replaceWithVoid();
    }

    @Override
    public Uni<Map<UUID, Long>> of(Transaction tx, UUID lineId) {
        return tx.sql(OF, lineId).map(rows -> {
            Map<UUID, Long> pieces = new TreeMap<>();
            rows.forEach(row -> pieces.put(row.getUUID("order_id"), row.getLong("pieces")));
            return pieces;
        });
    }
}
