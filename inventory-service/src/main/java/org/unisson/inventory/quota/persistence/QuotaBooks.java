package org.unisson.inventory.quota.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.quota.domain.Counted;
import org.unisson.inventory.quota.domain.QuotaBook;
import org.unisson.inventory.quota.domain.QuotaCounts;
import org.unisson.inventory.quota.domain.Use;

/** Opens and closes the book of the quotas that a transaction needs. They are locked after holds and before stock, by id. */
@ApplicationScoped
public class QuotaBooks {

    // The one statement for orders that no quota covers.
    private static final String OF = """
            select id from quota where id in (
                select quota_id from quota_sku where sku = any($1::text[])
                union select quota_id from quota_use where owner = any($2::uuid[]))
            order by id""";

    private static final String USES = """
            select quota_id, owner, sku, customer_id, reserved, sold from quota_use
            where owner = any($1::uuid[]) and quota_id = any($2::text[])""";

    private static final String IN_ALL = """
            select u.quota_id, sum(u.reserved + u.sold)::bigint
            from quota q join quota_use u on u.quota_id = q.id join quota_sku s on s.quota_id = q.id and s.sku = u.sku
            where q.id = any($1::text[]) and q.pieces is not null group by u.quota_id""";

    // Also whose they are of whom nothing counts yet: what is counted from now on counts for the person.
    private static final String BY_PERSON = """
            select asked.id, asked.person, used.quota_id, sum(used.pieces)::bigint
            from (select id, person_of(id) as person from unnest($2::uuid[]) id) asked
            left join lateral (
                select u.quota_id, u.reserved + u.sold as pieces
                from members_of(asked.id) member
                join quota_use u on u.quota_id = any($1::text[]) and u.customer_id = member.customer_id
                join quota_sku s on s.quota_id = u.quota_id and s.sku = u.sku) used on true
            group by asked.id, asked.person, used.quota_id""";

    private static final String FORGET = "delete from quota_use where owner = any($1::uuid[])";

    private static final String SAVE = """
            insert into quota_use (quota_id, owner, sku, customer_id, reserved, sold)
            select * from unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[], $5::bigint[], $6::bigint[])
            on conflict (quota_id, owner, sku) do update set reserved = excluded.reserved, sold = excluded.sold""";

    private final QuotaStore quotas;

    QuotaBooks(QuotaStore quotas) {
        this.quotas = quotas;
    }

    /**
     * The quotas that cover one of these SKUs, or in which one of these owners counts, locked.
     *
     * @param owners orders and carts
     * @param customers who want something, as far as they are known
     */
    public Uni<QuotaBook> open(
            Transaction tx, Collection<Sku> skus, Collection<UUID> owners, Collection<UUID> customers) {
        UUID[] of = owners.stream().distinct().toArray(UUID[]::new);
        String[] covering = skus.stream().map(Sku::code).distinct().toArray(String[]::new);
        return tx.sql(OF + " for update", covering, of).chain(rows -> read(tx, rows, of, customers));
    }

    /** The quotas that cover one of these SKUs, as they are now, for who only asks and takes nothing. */
    public Uni<QuotaBook> look(Transaction tx, Collection<Sku> skus) {
        return look(tx, skus, List.of());
    }

    /** The same with what counts for these customers. */
    public Uni<QuotaBook> look(Transaction tx, Collection<Sku> skus, Collection<UUID> customers) {
        UUID[] nobody = {};
        return tx.sql(OF, skus.stream().map(Sku::code).distinct().toArray(String[]::new), nobody)
                .chain(rows -> read(tx, rows, nobody, customers));
    }

    /** Writes what has changed in the book. */
    public Uni<Void> close(Transaction tx, QuotaBook book) {
        Uni<Void> forgotten = book.gone().isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(FORGET, (Object) book.gone().toArray(UUID[]::new)).replaceWithVoid();
        List<Use> uses = book.changed();
        if (uses.isEmpty()) {
            return forgotten;
        }
        return forgotten
                .chain(() -> tx.sql(
                        SAVE,
                        uses.stream().map(Use::quota).toArray(String[]::new),
                        uses.stream().map(Use::owner).toArray(UUID[]::new),
                        uses.stream().map(use -> use.sku().code()).toArray(String[]::new),
                        uses.stream().map(use -> use.customer().orElse(null)).toArray(UUID[]::new),
                        uses.stream().map(use -> use.counted().reserved()).toArray(Long[]::new),
                        uses.stream().map(use -> use.counted().sold()).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    // A statement of its own for each, after the lock: what others committed while we waited for it is seen.
    private Uni<QuotaBook> read(Transaction tx, RowSet<Row> found, UUID[] owners, Collection<UUID> customers) {
        if (found.size() == 0) {
            return Uni.createFrom().item(QuotaBook.none());
        }
        String[] ids = StreamSupport.stream(found.spliterator(), false)
                .map(row -> row.getString(0))
                .toArray(String[]::new);
        QuotaCounts counts = new QuotaCounts();
        return quotas.of(tx, ids).chain(locked -> uses(tx, ids, owners).chain(uses -> {
            Set<UUID> concerned = new HashSet<>(customers);
            uses.forEach(use -> use.customer().ifPresent(concerned::add));
            return tx.sql(IN_ALL, (Object) ids)
                    .invoke(rows -> rows.forEach(row -> counts.inAll(row.getString(0), row.getLong(1))))
                    .chain(() -> tx.sql(BY_PERSON, ids, concerned.toArray(UUID[]::new)))
                    .invoke(rows -> rows.forEach(row -> counted(counts, row)))
                    .map(done -> new QuotaBook(locked, uses, counts));
        }));
    }

    private static void counted(QuotaCounts counts, Row row) {
        counts.isOf(row.getUUID(0), row.getUUID(1));
        if (row.getString(2) != null) {
            counts.ofPerson(row.getUUID(1), row.getString(2), row.getLong(3));
        }
    }

    private static Uni<List<Use>> uses(Transaction tx, String[] ids, UUID[] owners) {
        return tx.sql(USES, owners, ids).map(rows -> {
            List<Use> uses = new ArrayList<>();
            rows.forEach(row -> uses.add(use(row)));
            return uses;
        });
    }

    private static Use use(Row row) {
        return new Use(
                row.getString("quota_id"),
                row.getUUID("owner"),
                new Sku(row.getString("sku")),
                Optional.ofNullable(row.getUUID("customer_id")),
                new Counted(row.getLong("reserved"), row.getLong("sold")));
    }
}
