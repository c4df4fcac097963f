package org.unisson.order.consignment.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.cart.domain.Fulfilment.Method;
import org.unisson.order.consignment.application.ConsignmentEdits;

/** Edits that inventory was asked for, in PostgreSQL. */
@ApplicationScoped
class ConsignmentEditTable implements ConsignmentEdits {

    private static final String ADD = """
            insert into consignment_edit (consignment_id, method, pickup, promised_by, wanted, wanted_at, asked_by, asked_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String OF = """
            select consignment_id, method, pickup, promised_by, wanted, wanted_at, asked_by
            from consignment_edit where consignment_id = $1""";

    @Override
    public Uni<Void> add(Transaction tx, Asked asked, Instant now) {
        return tx.sql(
                        ADD,
                        asked.consignmentId(),
                        asked.method().name(),
                        number(asked.store()),
                        Times.toDatabase(asked.promisedBy()),
                        asked.wanted().method().name(),
                        number(asked.wanted().location()),
                        asked.by(),
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Asked> of(Transaction tx, UUID consignmentId) {
        return tx.sql(OF, consignmentId)
                .map(rows -> rows.size() == 0 ? null : asked(rows.iterator().next()));
    }

    private static Asked asked(Row row) {
        return new Asked(
                row.getUUID("consignment_id"),
                Method.valueOf(row.getString("method")),
                gln(row.getString("pickup")),
                Times.fromDatabase(row.getOffsetDateTime("promised_by")),
                new Fulfilment(Method.valueOf(row.getString("wanted")), gln(row.getString("wanted_at"))),
                row.getString("asked_by"));
    }

    private static String number(Gln gln) {
        return gln == null ? null : gln.number();
    }

    private static Gln gln(String number) {
        return number == null ? null : new Gln(number);
    }
}
