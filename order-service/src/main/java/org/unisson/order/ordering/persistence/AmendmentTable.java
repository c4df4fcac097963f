package org.unisson.order.ordering.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.ordering.application.Amendments;

/** Amendments in PostgreSQL, a row each. */
@ApplicationScoped
class AmendmentTable implements Amendments {

    private static final String ADD =
            "insert into order_amendment (order_id, amends) values ($1, $2) on conflict do nothing";
    private static final String OF =
            "select order_id, amends from order_amendment where order_id = $1 or amends = $1 order by order_id";

    @Override
    public Uni<Void> add(Transaction tx, UUID orderId, UUID amended) {
        return tx.sql(ADD, orderId, amended).replaceWithVoid();
    }

    @Override
    public Uni<Links> of(Transaction tx, UUID orderId) {
        return tx.sql(OF, orderId).map(rows -> {
            UUID amends = null;
            List<UUID> amendedBy = new ArrayList<>();
            for (var row : rows) {
                if (row.getUUID(0).equals(orderId)) {
                    amends = row.getUUID(1);
                } else {
                    amendedBy.add(row.getUUID(0));
                }
            }
            return new Links(amends, amendedBy);
        });
    }
}
