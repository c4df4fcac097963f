package org.unisson.inventory.quota.persistence;

import static org.unisson.chassis.persistence.Times.fromDatabase;
import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.quota.domain.Counted;
import org.unisson.inventory.quota.domain.KnownQuota;
import org.unisson.inventory.quota.domain.Quota;

/** What quotas say; there are hundreds, not millions. */
@ApplicationScoped
public class QuotaStore {

    private static final String SELECT = """
            select q.id, q.version, q.name, q.channels, q.on_sale_from, q.on_sale_until, q.pieces, q.per_customer,
                q.substitution, array(select s.sku from quota_sku s where s.quota_id = q.id order by s.sku) as skus""";

    private static final String COUNTED = SELECT + """
            , coalesce(u.reserved, 0)::bigint as reserved, coalesce(u.sold, 0)::bigint as sold
            from quota q left join lateral (
                select sum(u.reserved) as reserved, sum(u.sold) as sold
                from quota_use u join quota_sku s using (quota_id, sku) where u.quota_id = q.id) u on true\s""";

    // A first writer has no row to lock: it makes one, which the second one waits for.
    private static final String OPEN = """
            insert into quota (id, version, name, channels, substitution, changed_at)
            values ($1, 0, '', '{}', true, $2) on conflict do nothing""";

    private static final String SAVE = """
            update quota set version = $2, name = $3, channels = $4, on_sale_from = $5, on_sale_until = $6, pieces = $7,
                per_customer = $8, substitution = $9, changed_at = $10 where id = $1""";

    private static final String SAVE_SKUS = """
            with kept as (select unnest($2::text[]) as sku),
            dropped as (delete from quota_sku where quota_id = $1 and sku not in (select sku from kept))
            insert into quota_sku (quota_id, sku) select $1, sku from kept on conflict do nothing""";

    /** Those of these ids, by id, as committed now. */
    Uni<List<Quota>> of(Transaction tx, String[] ids) {
        return tx.sql(SELECT + " from quota q where q.id = any($1::text[]) order by q.id", (Object) ids)
                .map(rows -> all(rows).map(QuotaStore::quota).toList());
    }

    /** The quota, locked for a change; version 0 where there was none. */
    public Uni<Quota> open(Transaction tx, String id, Instant now) {
        return tx.sql(OPEN, id, toDatabase(now))
                .chain(() -> lock(tx, id))
                .chain(() -> of(tx, new String[] {id}))
                .map(List::getFirst);
    }

    /** Makes who changes the quota, or counts in it, wait until the end of the transaction; where there is one. */
    public Uni<Void> lock(Transaction tx, String id) {
        return tx.sql("select id from quota where id = $1 for update", id).replaceWithVoid();
    }

    /** Writes a locked one. */
    public Uni<Void> save(Transaction tx, Quota quota, Instant now) {
        return tx.sql(
                        SAVE,
                        quota.id(),
                        quota.version(),
                        quota.name(),
                        quota.channels().stream().sorted().toArray(String[]::new),
                        toDatabase(quota.from().orElse(null)),
                        toDatabase(quota.until().orElse(null)),
                        quota.pieces().orElse(null),
                        quota.perCustomer().orElse(null),
                        quota.substitution(),
                        toDatabase(now))
                .chain(() -> tx.sql(
                        SAVE_SKUS,
                        quota.id(),
                        quota.skus().stream().map(Sku::code).sorted().toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Forgets the quota and what counted in it. @return whether there was one */
    public Uni<Boolean> delete(Transaction tx, String id) {
        return tx.sql("delete from quota where id = $1 returning id", id).map(rows -> rows.size() > 0);
    }

    public Uni<Optional<KnownQuota>> find(Transaction tx, String id) {
        return tx.sql(COUNTED + "where q.id = $1", id)
                .map(rows -> all(rows).map(QuotaStore::known).findFirst());
    }

    /** Those after that id, by id, at most that many. */
    public Uni<List<KnownQuota>> list(Transaction tx, String after, int limit) {
        return tx.sql(COUNTED + "where q.id > $1 order by q.id limit $2", after, limit)
                .map(rows -> all(rows).map(QuotaStore::known).toList());
    }

    private static Stream<Row> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static KnownQuota known(Row row) {
        return new KnownQuota(quota(row), new Counted(row.getLong("reserved"), row.getLong("sold")));
    }

    private static Quota quota(Row row) {
        return new Quota(
                row.getString("id"),
                row.getLong("version"),
                row.getString("name"),
                Stream.of(row.getArrayOfStrings("skus")).map(Sku::new).collect(Collectors.toSet()),
                Set.of(row.getArrayOfStrings("channels")),
                Optional.ofNullable(fromDatabase(row.getOffsetDateTime("on_sale_from"))),
                Optional.ofNullable(fromDatabase(row.getOffsetDateTime("on_sale_until"))),
                Optional.ofNullable(row.getLong("pieces")),
                Optional.ofNullable(row.getLong("per_customer")),
                row.getBoolean("substitution"));
    }
}
