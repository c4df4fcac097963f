package org.unisson.order.ordering.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.ordering.application.OrderReferences;

/** References of other systems in PostgreSQL. */
@ApplicationScoped
class OrderReferenceTable implements OrderReferences {

    private static final String CLAIM = """
            insert into order_reference (channel, reference, order_id, content_hash) values ($1, $2, $3, $4)
            on conflict do nothing returning 1""";

    private static final String OWNER =
            "select order_id, content_hash from order_reference where channel = $1 and reference = $2";

    @Override
    public Uni<Owner> claim(Transaction tx, String channel, String reference, Owner order) {
        return tx.sql(CLAIM, channel, reference, order.orderId(), Buffer.buffer(order.contentHash()))
                .chain(claimed -> claimed.size() == 1
                        ? Uni.createFrom().item(order)
                        : tx.sql(OWNER, channel, reference)
                                .map(rows -> owner(rows.iterator().next())));
    }

    private static Owner owner(Row row) {
        return new Owner(row.getUUID(0), row.getBuffer(1).getBytes());
    }
}
