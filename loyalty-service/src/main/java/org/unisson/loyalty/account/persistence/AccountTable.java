package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.Account;
import org.unisson.loyalty.account.domain.Account.Snapshot;
import org.unisson.loyalty.account.domain.Lot;
import org.unisson.loyalty.account.domain.Movement;

/** The table {@code account}. */
@Singleton
class AccountTable {

    private static final String LOCK = """
            select account_id, customer_id, points, held, pending, version, merged_into from account
            where account_id = any($1::uuid[]) order by account_id for update""";

    // A statement of its own, after the lock: one that waited for it would still see the cards of before.
    private static final String CARDS = """
            select account_id, substr(name, 6) from account_name
            where account_id = any($1::uuid[]) and name like 'card:%'""";

    private static final String OF_CUSTOMERS = """
            select account_id from account where customer_id = any($1::uuid[]) and merged_into is null
            order by account_id for update""";

    private static final String SAVE = """
            insert into account as known (account_id, customer_id, points, held, pending, version, merged_into,
                                          event_id, delta, cause, source_id, changed_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
                                 $7::uuid[], $8::uuid[], $9::bigint[], $10::text[], $11::uuid[], $12::timestamptz[])
            on conflict (account_id) do update set
                customer_id = excluded.customer_id, points = excluded.points, held = excluded.held,
                pending = excluded.pending, version = excluded.version, merged_into = excluded.merged_into,
                event_id = excluded.event_id, delta = excluded.delta, cause = excluded.cause, source_id = excluded.source_id,
                changed_at = excluded.changed_at""";

    private final LotTable lots;

    AccountTable(LotTable lots) {
        this.lots = lots;
    }

    /** The accounts, locked in the order of their ids, with their lots. @param orders whose points may go back */
    Uni<List<Account>> lock(Transaction tx, Collection<UUID> ids, Collection<UUID> orders) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        UUID[] wanted = Columns.uuids(ids);
        return tx.sql(LOCK, (Object) wanted).chain(rows -> tx.sql(CARDS, (Object) wanted)
                .chain(cards -> lots.open(tx, ids, orders).map(open -> restore(rows, cards, open))));
    }

    /** The accounts of these customers, locked. */
    Uni<List<UUID>> ofCustomers(Transaction tx, Collection<UUID> customers) {
        return tx.sql(OF_CUSTOMERS, (Object) Columns.uuids(customers)).map(rows -> {
            List<UUID> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getUUID(0)));
            return ids;
        });
    }

    /** Saves the accounts as their last movements left them. */
    Uni<Void> save(Transaction tx, Collection<Account> accounts, List<Movement> movements) {
        if (movements.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, Movement> last = new TreeMap<>();
        movements.forEach(movement -> last.put(movement.accountId(), movement));
        Map<UUID, Snapshot> moved = new TreeMap<>();
        accounts.stream()
                .filter(account -> last.containsKey(account.id()))
                .forEach(account -> moved.put(account.id(), account.snapshot()));
        Collection<Snapshot> rows = moved.values();
        Collection<Movement> news = last.values();
        return tx.sql(
                        SAVE,
                        Columns.uuids(rows, Snapshot::id),
                        Columns.uuids(rows, Snapshot::customerId),
                        Columns.longs(rows, Snapshot::points),
                        Columns.longs(rows, Snapshot::held),
                        Columns.longs(rows, Snapshot::pending),
                        Columns.longs(rows, Snapshot::version),
                        Columns.uuids(rows, Snapshot::mergedInto),
                        Columns.uuids(news, Movement::id),
                        Columns.longs(news, Movement::delta),
                        Columns.texts(news, movement -> movement.cause().name()),
                        Columns.uuids(news, movement -> movement.source().id()),
                        Columns.times(news, Movement::recordedAt))
                .chain(() -> lots.save(tx, accounts));
    }

    private static List<Account> restore(RowSet<Row> rows, RowSet<Row> cardRows, Map<UUID, List<Lot>> lots) {
        Map<UUID, List<String>> cards = new HashMap<>();
        for (Row row : cardRows) {
            cards.computeIfAbsent(row.getUUID(0), ignored -> new ArrayList<>()).add(row.getString(1));
        }
        List<Account> accounts = new ArrayList<>();
        for (Row row : rows) {
            Snapshot stored = new Snapshot(
                    row.getUUID(0),
                    row.getUUID(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getUUID(6));
            accounts.add(Account.restore(
                    stored, cards.getOrDefault(stored.id(), List.of()), lots.getOrDefault(stored.id(), List.of())));
        }
        return accounts;
    }
}
