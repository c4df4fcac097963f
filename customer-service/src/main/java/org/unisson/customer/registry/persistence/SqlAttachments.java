package org.unisson.customer.registry.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.registry.application.Attachments;

/** Attachments in PostgreSQL: each lasts until the next of the same customer, which may be to none. */
@ApplicationScoped
class SqlAttachments implements Attachments {

    private static final String OF = """
            select * from (
                select customer_id, since, store, source, reason, said_by,
                    lead(since) over (partition by customer_id order by since) as ended
                from attachment where customer_id = any($1::uuid[])) all_of_them
            where store is not null
            order by since desc, customer_id limit $2""";

    private static final String EXPLAIN = """
            update attachment set source = $3, reason = $4, said_by = $5 where customer_id = $1 and since = $2""";

    @Override
    public Uni<List<Attached>> of(Transaction tx, Collection<UUID> customers, int most) {
        return tx.sql(OF, customers.toArray(UUID[]::new), most).map(rows -> {
            List<Attached> all = new ArrayList<>();
            rows.forEach(row -> all.add(new Attached(
                    row.getUUID("customer_id"),
                    row.getString("store"),
                    Times.fromDatabase(row.getOffsetDateTime("since")),
                    Times.fromDatabase(row.getOffsetDateTime("ended")),
                    row.getString("source"),
                    row.getString("reason"),
                    row.getString("said_by"))));
            return all;
        });
    }

    @Override
    public Uni<Void> explain(Transaction tx, UUID customer, Instant since, String source, String reason, String by) {
        return tx.sql(EXPLAIN, customer, Times.toDatabase(since), source, reason, by)
                .replaceWithVoid();
    }
}
