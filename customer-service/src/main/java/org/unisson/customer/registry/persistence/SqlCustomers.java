package org.unisson.customer.registry.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.registry.application.Customers;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.Identifier;
import org.unisson.customer.registry.domain.Reference;
import org.unisson.customer.registry.domain.SourceRecord;

/** Records of customers in PostgreSQL. */
@ApplicationScoped
class SqlCustomers implements Customers {

    private static final String CLAIM_REFERENCES = """
            insert into reference (source, id, customer_id)
            select * from unnest($1::text[], $2::text[], $3::uuid[]) as wanted (source, id, customer_id)
            order by source, id on conflict do nothing""";

    private static final String REFERENCES = """
            select source, id, customer_id from reference
            where (source, id) in (select * from unnest($1::text[], $2::text[]))""";

    private static final String WITHDRAW = "delete from reference where customer_id = any($1::uuid[])";

    private static final String LOCK =
            "select 1 from customer where customer_id = any($1::uuid[]) order by customer_id for update";

    private static final String BY_IDS = CustomerRows.SELECT + " where c.customer_id = any($1::uuid[])";

    private static final String KNOWN = "select customer_id from identifier where kind = $1 and value = $2 limit 1000";

    private static final String HOLDER = "select customer_id from card_holder where card = $1";

    private static final String RENUMBER = """
            update customer c set version = news.version, changed_at = $3
            from unnest($1::uuid[], $2::bigint[]) as news (customer_id, version)
            where c.customer_id = news.customer_id""";

    // The primary key is the referee of two that name a card at once.
    private static final String GIVE_UP = """
            delete from card_holder h where h.card = any($1::text[]) and not exists (
                select 1 from identifier i
                where i.kind = 'CARD' and i.value = h.card and i.customer_id = h.customer_id)""";

    private static final String GIVE = """
            insert into card_holder (card, customer_id)
            select distinct on (value) value, customer_id from identifier
            where kind = 'CARD' and value = any($1::text[])
            order by value, customer_id
            on conflict do nothing returning card, customer_id""";

    private static final String LOCK_PAGE = """
            select customer_id from customer where customer_id > $1
            order by customer_id limit $2 for share""";

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
    public Uni<Map<UUID, Held>> lock(Transaction tx, Collection<UUID> ids) {
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
    public Uni<Map<UUID, Held>> find(Transaction tx, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : tx.sql(BY_IDS, (Object) uuids(ids)).map(SqlCustomers::byId);
    }

    @Override
    public Uni<Void> save(Transaction tx, Collection<SourceRecord> changed) {
        return changed.isEmpty() ? Uni.createFrom().voidItem() : writer.write(tx, List.copyOf(changed));
    }

    @Override
    public Uni<Void> renumber(Transaction tx, Map<UUID, Long> versions, Instant now) {
        List<UUID> ids = List.copyOf(versions.keySet());
        return tx.sql(RENUMBER, uuids(ids), ids.stream().map(versions::get).toArray(Long[]::new), Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> withdraw(Transaction tx, Collection<UUID> withdrawn) {
        return withdrawn.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(WITHDRAW, (Object) uuids(withdrawn)).replaceWithVoid();
    }

    @Override
    public Uni<Map<Card, UUID>> settleCards(Transaction tx, Collection<Card> cards) {
        String[] values = texts(cards, Card::value);
        return tx.sql(GIVE_UP, (Object) values)
                .chain(() -> tx.sql(GIVE, (Object) values))
                .map(rows -> {
                    Map<Card, UUID> holders = new TreeMap<>();
                    rows.forEach(row -> holders.put(new Card(row.getString(0)), row.getUUID(1)));
                    return holders;
                });
    }

    @Override
    public Uni<Set<UUID>> known(Transaction tx, Identifier identifier) {
        return (identifier instanceof Card
                        ? tx.sql(HOLDER, identifier.value())
                        : tx.sql(KNOWN, identifier.kind().name(), identifier.value()))
                .map(rows -> {
                    Set<UUID> ids = new LinkedHashSet<>();
                    rows.forEach(row -> ids.add(row.getUUID(0)));
                    return ids;
                });
    }

    // Locked: a change that committed between this read and its publication would be overtaken by its own past.
    @Override
    public Uni<List<Held>> pageForRepublishing(Transaction tx, UUID after, int limit) {
        return tx.sql(LOCK_PAGE, after, limit).chain(locked -> {
            List<UUID> ids = new ArrayList<>();
            locked.forEach(row -> ids.add(row.getUUID(0)));
            return tx.sql(BY_IDS, (Object) ids.toArray(UUID[]::new)).map(rows -> {
                Map<UUID, Held> byId = byId(rows);
                return ids.stream().map(byId::get).toList();
            });
        });
    }

    private static Map<UUID, Held> byId(RowSet<Row> rows) {
        Map<UUID, Held> byId = new LinkedHashMap<>();
        rows.forEach(row -> {
            Held customer = CustomerRows.held(row);
            byId.put(customer.record().id(), customer);
        });
        return byId;
    }

    private static <T> String[] texts(Collection<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static UUID[] uuids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
