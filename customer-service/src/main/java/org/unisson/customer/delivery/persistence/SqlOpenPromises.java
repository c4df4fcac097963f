package org.unisson.customer.delivery.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.delivery.application.OpenPromises;
import org.unisson.customer.delivery.application.PromiseView;

/** Reads what customers wait for from what is known of consignments. */
@ApplicationScoped
class SqlOpenPromises implements OpenPromises {

    private static final String OF = """
            select c.consignment_id, c.order_id, c.status, c.promised_by, c.collect_by, c.broken_at is not null as late
            from members_of($1) m join consignment c on c.customer_id = m.customer_id
            where c.status not in ('DELIVERED', 'COLLECTED', 'CLOSED') and c.version > 0
            order by c.promised_by desc nulls last, c.consignment_id desc limit $2""";

    @Override
    public Uni<List<PromiseView>> of(Transaction tx, UUID customerId, int most) {
        return tx.sql(OF, customerId, most).map(rows -> {
            List<PromiseView> open = new ArrayList<>(rows.size());
            rows.forEach(row -> open.add(new PromiseView(
                    row.getUUID("consignment_id"),
                    row.getUUID("order_id"),
                    row.getString("status"),
                    Times.fromDatabase(row.getOffsetDateTime("promised_by")),
                    Times.fromDatabase(row.getOffsetDateTime("collect_by")),
                    row.getBoolean("late"))));
            return open;
        });
    }
}
