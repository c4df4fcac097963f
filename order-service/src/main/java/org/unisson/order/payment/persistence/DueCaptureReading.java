package org.unisson.order.payment.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.payment.application.DueCapture;
import org.unisson.order.payment.application.DueCaptures;

/** Captures as they are shown. */
@ApplicationScoped
class DueCaptureReading implements DueCaptures {

    // Whatever is to be done has its time, and few payments do: they are found by that.
    private static final String DUE = """
            select reference, order_id, minor, currency, changed_at, attempts, last_error, due_at
            from payment
            where due_at is not null and status = 'CAPTURE_DUE' and attempts >= $1 and reference > $2
            order by reference limit $3""";

    @Override
    public Uni<List<DueCapture>> due(Transaction tx, int attempts, UUID after, int atMost) {
        return tx.sql(DUE, attempts, after, atMost).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(DueCaptureReading::one)
                .toList());
    }

    private static DueCapture one(Row row) {
        return new DueCapture(
                row.getUUID("reference"),
                row.getUUID("order_id"),
                new Money(row.getLong("minor"), row.getString("currency")),
                Times.fromDatabase(row.getOffsetDateTime("changed_at")),
                row.getInteger("attempts"),
                row.getString("last_error"),
                Times.fromDatabase(row.getOffsetDateTime("due_at")));
    }
}
