package org.unisson.inventory.sourcing.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.sourcing.domain.Workload;

/** What locations have to get ready. */
@ApplicationScoped
public class WorkloadStore {

    private static final String OPEN = """
            select l.location, sum(l.quantity)::bigint
            from reservation r join reservation_line l using (order_id)
            where r.status in ('HELD', 'CONFIRMED') group by l.location""";

    public Uni<Workload> now(Transaction tx) {
        return tx.sql(OPEN).map(rows -> {
            Map<Gln, Long> open = new HashMap<>();
            rows.forEach(row -> open.put(new Gln(row.getString(0)), row.getLong(1)));
            return new Workload(open);
        });
    }
}
