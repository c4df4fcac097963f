package org.unisson.order.assortment.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.assortment.application.Breaches;
import org.unisson.order.purchase.persistence.Rows;

/** Breaches in PostgreSQL, a row each, never changed. */
@ApplicationScoped
class BreachTable implements Breaches {

    private static final String ADD = """
            insert into assortment_breach
                (breach_id, purchase_id, line_id, sku, channel, location, rule, sold_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
                                 $8::timestamptz[])""";

    private static final String AFTER = """
            select breach_id, purchase_id, line_id, sku, channel, location, rule, sold_at from assortment_breach
            where breach_id > $1 and ($2::text is null or location = $2)
            order by breach_id limit $3""";

    @Override
    public Uni<Void> add(Transaction tx, List<Breach> breaches) {
        return new Rows<>(ADD, breaches)
                .column(UUID.class, Breach::breachId)
                .column(UUID.class, Breach::purchaseId)
                .column(UUID.class, Breach::lineId)
                .column(String.class, Breach::sku)
                .column(String.class, Breach::channel)
                .column(String.class, Breach::location)
                .column(String.class, Breach::rule)
                .column(OffsetDateTime.class, breach -> Times.toDatabase(breach.soldAt()))
                .insert(tx);
    }

    @Override
    public Uni<List<Breach>> after(Transaction tx, Gln location, UUID after, int atMost) {
        return tx.sql(AFTER, after, location == null ? null : location.number(), atMost)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Breach(
                                row.getUUID(0),
                                row.getUUID(1),
                                row.getUUID(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                Times.fromDatabase(row.getOffsetDateTime(7))))
                        .toList());
    }
}
