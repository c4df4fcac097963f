package org.unisson.customer.registry.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.registry.application.Customers;
import org.unisson.customer.registry.domain.GoldenRecord;
import org.unisson.customer.registry.domain.Identifier;
import org.unisson.customer.registry.domain.Reference;

/** Golden records in PostgreSQL. */
@ApplicationScoped
class SqlCustomers implements Customers {

    private static final String CLAIM_REFERENCES = """
            insert into reference (source, id, customer_id)
            select * from unnest($1::text[], $2::text[], $3::uuid[]) as wanted (source, id, customer_id)
            order by source, id on conflict do nothing""";

    private static final String REFERENCES = """
            select source, id, customer_id from reference
            where (source, id) in (select * from unnest($1::text[], $2::text[]))""";

    // Sorted, so that two batches that claim the same wait for each other in one direction only.
    private static final String CLAIM_IDENTIFIERS = """
            insert into identifier (kind, value, customer_id)
            select * from unnest($1::text[], $2::text[], $3::uuid[]) as wanted (kind, value, customer_id)
            order by kind, value on conflict do nothing""";

    private static final String OWNERS = """
            select kind, value, customer_id from identifier
            where (kind, value) in (select * from unnest($1::text[], $2::text[]))""";

    private static final String LOCK =
            "select 1 from customer where customer_id = any($1::uuid[]) order by customer_id for update";

    private static final String BY_IDS = CustomerRows.SELECT + " where c.customer_id = any($1::uuid[])";

    private static final String BY_IDENTIFIER = CustomerRows.SELECT
            + " where c.customer_id = (select customer_id from identifier where kind = $1 and value = $2)";

    private static final String LOCK_PAGE = """
            select customer_id from customer where customer_id > $1
            order by customer_id limit $2 for share""";

    private static final String RELEASE = """
            delete from identifier held
            where held.customer_id = any($1::uuid[]) and not exists (
                select 1 from unnest($2::text[], $3::text[], $4::uuid[]) as kept (kind, value, customer_id)
                where kept.kind = held.kind and kept.value = held.value and kept.customer_id = held.customer_id)""";

    private final CustomerWriter writer = new CustomerWriter();

    @Override
    public Uni<Map<Reference, UUID>> claimReferences(Transaction tx, Map<Reference, UUID> proposed) {
        if (proposed.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        String[] sources = texts(proposed.keySet(), Reference::source);
        String[] ids = texts(proposed.keySet(), Reference::id);
        return tx.sql(CLAIM_REFERENCES, sources, ids, uuids(proposed.values()))
                .chain(() -> tx.sql(REFERENCES, sources, ids))
                .map(rows -> {
                    Map<Reference, UUID> named = new HashMap<>();
                    rows.forEach(row -> named.put(new Reference(row.getString(0), row.getString(1)), row.getUUID(2)));
                    return named;
                });
    }

    // Two statements: rows read in the one that waits for the lock could be older than the lock.
    @Override
    public Uni<Map<UUID, GoldenRecord>> lock(Transaction tx, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        UUID[] wanted = uuids(ids);
        return tx.sql(LOCK, (Object) wanted)
                .chain(locked -> locked.size() == 0
                        ? Uni.createFrom().item(Map.of())
                        : tx.sql(BY_IDS, (Object) wanted).map(SqlCustomers::byId));
    }

    @Override
    public Uni<Map<Identifier, UUID>> claimIdentifiers(Transaction tx, Map<Identifier, UUID> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        String[] kinds = texts(wanted.keySet(), identifier -> identifier.kind().name());
        String[] values = texts(wanted.keySet(), Identifier::value);
        return tx.sql(CLAIM_IDENTIFIERS, kinds, values, uuids(wanted.values()))
                .chain(() -> tx.sql(OWNERS, kinds, values))
                .map(rows -> {
                    Map<Identifier, UUID> owners = new HashMap<>();
                    rows.forEach(row ->
                            owners.put(CustomerRows.identifier(row.getString(0), row.getString(1)), row.getUUID(2)));
                    return owners;
                });
    }

    @Override
    public Uni<Void> save(Transaction tx, Collection<GoldenRecord> changed) {
        return changed.isEmpty() ? Uni.createFrom().voidItem() : writer.write(tx, List.copyOf(changed));
    }

    @Override
    public Uni<Void> release(Transaction tx, Collection<GoldenRecord> kept, Collection<UUID> withdrawn) {
        List<UUID> touched = new ArrayList<>(withdrawn);
        kept.forEach(customer -> touched.add(customer.id()));
        if (touched.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Held> held = kept.stream()
                .flatMap(customer ->
                        customer.identifiers().unique().map(identifier -> new Held(identifier, customer.id())))
                .toList();
        return tx.sql(
                        RELEASE,
                        uuids(touched),
                        texts(held, one -> one.identifier().kind().name()),
                        texts(held, one -> one.identifier().value()),
                        held.stream().map(Held::customerId).toArray(UUID[]::new))
                .chain(() -> withdrawn.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : tx.sql("delete from reference where customer_id = any($1::uuid[])", (Object) uuids(withdrawn))
                                .replaceWithVoid());
    }

    @Override
    public Uni<Optional<GoldenRecord>> find(Transaction tx, UUID id) {
        return tx.sql(BY_IDS, (Object) new UUID[] {id}).map(SqlCustomers::first);
    }

    @Override
    public Uni<Optional<GoldenRecord>> holder(Transaction tx, Identifier identifier) {
        return tx.sql(BY_IDENTIFIER, identifier.kind().name(), identifier.value())
                .map(SqlCustomers::first);
    }

    // Locked: a change that committed between this read and its publication would be overtaken by its own past.
    @Override
    public Uni<List<GoldenRecord>> pageForRepublishing(Transaction tx, UUID after, int limit) {
        return tx.sql(LOCK_PAGE, after, limit).chain(locked -> {
            List<UUID> ids = new ArrayList<>();
            locked.forEach(row -> ids.add(row.getUUID(0)));
            return tx.sql(BY_IDS, (Object) ids.toArray(UUID[]::new)).map(rows -> {
                Map<UUID, GoldenRecord> byId = byId(rows);
                return ids.stream().map(byId::get).toList();
            });
        });
    }

    private static Map<UUID, GoldenRecord> byId(RowSet<Row> rows) {
        Map<UUID, GoldenRecord> byId = new LinkedHashMap<>();
        rows.forEach(row -> {
            GoldenRecord customer = CustomerRows.read(row);
            byId.put(customer.id(), customer);
        });
        return byId;
    }

    private static Optional<GoldenRecord> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(CustomerRows.read(rows.iterator().next()));
    }

    private static <T> String[] texts(Collection<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static UUID[] uuids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private record Held(Identifier identifier, UUID customerId) {}
}
