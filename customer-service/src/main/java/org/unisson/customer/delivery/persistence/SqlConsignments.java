package org.unisson.customer.delivery.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.delivery.application.Consignments;
import org.unisson.customer.delivery.application.Resourcing;
import org.unisson.customer.delivery.domain.Consignment;
import org.unisson.customer.delivery.domain.Status;

/** Consignments and resourcings in PostgreSQL. */
@ApplicationScoped
class SqlConsignments implements Consignments {

    // Sorted ids: two transactions that lock the same rows never lock each other out.
    private static final String LOCK = """
            insert into consignment (consignment_id) select unnest($1::uuid[])
            on conflict (consignment_id) do update set consignment_id = excluded.consignment_id
            returning *""";

    private static final String SAVE = """
            update consignment it set order_id = news.order_id, customer_id = news.customer_id, version = news.version,
                status = news.status, promised_by = news.promised_by, broken_at = news.broken_at,
                collect_by = news.collect_by
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::timestamptz[],
                $7::timestamptz[], $8::timestamptz[])
                as news (consignment_id, order_id, customer_id, version, status, promised_by, broken_at, collect_by)
            where it.consignment_id = news.consignment_id""";

    private static final String KEEP = """
            insert into resourcing (consignment_id, order_id, version, location, replaced_by, pieces, resourced_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::bigint[],
                $7::timestamptz[])
            on conflict do nothing""";

    private static final String TAKE = """
            delete from resourcing r using consignment c
            where r.consignment_id = any($1::uuid[]) and c.consignment_id = r.consignment_id and c.version > 0
            returning r.*, c.customer_id""";

    @Override
    public Uni<Map<UUID, Consignment>> lock(Transaction tx, SortedSet<UUID> ids) {
        return tx.sql(LOCK, (Object) ids.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, Consignment> known = new HashMap<>();
            rows.forEach(row -> known.put(row.getUUID("consignment_id"), consignment(row)));
            return known;
        });
    }

    @Override
    public Uni<Void> save(Transaction tx, Collection<Consignment> all) {
        return tx.sql(
                        SAVE,
                        column(all, Consignment::consignmentId, UUID[]::new),
                        column(all, Consignment::orderId, UUID[]::new),
                        column(all, Consignment::customerId, UUID[]::new),
                        column(all, Consignment::version, Long[]::new),
                        column(all, one -> one.status().name(), String[]::new),
                        times(all, Consignment::promisedBy),
                        times(all, Consignment::brokenAt),
                        times(all, Consignment::collectBy))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> keep(Transaction tx, List<Resourcing> all) {
        return tx.sql(
                        KEEP,
                        column(all, Resourcing::consignmentId, UUID[]::new),
                        column(all, Resourcing::orderId, UUID[]::new),
                        column(all, Resourcing::version, Long[]::new),
                        column(all, Resourcing::location, String[]::new),
                        column(all, Resourcing::replacedBy, String[]::new),
                        column(all, Resourcing::pieces, Long[]::new),
                        times(all, Resourcing::resourcedAt))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Owned>> take(Transaction tx, Collection<UUID> ids) {
        return tx.sql(TAKE, (Object) ids.toArray(UUID[]::new)).map(rows -> {
            List<Owned> owned = new ArrayList<>(rows.size());
            rows.forEach(row -> owned.add(new Owned(resourcing(row), row.getUUID("customer_id"))));
            return owned;
        });
    }

    private static Consignment consignment(Row row) {
        return new Consignment(
                row.getUUID("consignment_id"),
                row.getUUID("order_id"),
                row.getUUID("customer_id"),
                row.getLong("version"),
                Status.valueOf(row.getString("status")),
                Times.fromDatabase(row.getOffsetDateTime("promised_by")),
                Times.fromDatabase(row.getOffsetDateTime("broken_at")),
                Times.fromDatabase(row.getOffsetDateTime("collect_by")));
    }

    private static Resourcing resourcing(Row row) {
        return new Resourcing(
                row.getUUID("consignment_id"),
                row.getUUID("order_id"),
                row.getLong("version"),
                row.getString("location"),
                row.getString("replaced_by"),
                row.getLong("pieces"),
                Times.fromDatabase(row.getOffsetDateTime("resourced_at")));
    }

    private static <T, V> V[] column(Collection<T> all, Function<T, V> value, IntFunction<V[]> array) {
        return all.stream().map(value).toArray(array);
    }

    private static <T> OffsetDateTime[] times(Collection<T> all, Function<T, Instant> time) {
        return all.stream().map(time).map(Times::toDatabase).toArray(OffsetDateTime[]::new);
    }
}
