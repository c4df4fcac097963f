package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.Holder;
import org.unisson.loyalty.account.domain.Name;

/** The table {@code account_name}. */
@Singleton
class NameTable {

    // Made first and locked then, both in the order of the names. Locking what is there before making what is not would
    // let two batches wait for each other in a circle.
    private static final String MAKE = """
            insert into account_name (name)
            select name from unnest($1::text[]) as wanted (name)
            where not exists (select from account_name known where known.name = wanted.name)
            order by name
            on conflict do nothing""";

    private static final String LOCK = """
            select name, account_id, claimed_at from account_name where name = any($1::text[])
            order by name for update""";

    private static final String SAVE = """
            insert into account_name as known (name, account_id, claimed_at)
            select * from unnest($1::text[], $2::uuid[], $3::timestamptz[])
            on conflict (name) do update set account_id = excluded.account_id, claimed_at = excluded.claimed_at""";

    /**
     * Locks the names, and makes those that are missing: whoever else wants to open an account under one of them waits
     * for this transaction, and then sees what it has done.
     */
    Uni<Map<Name, Holder>> lock(Transaction tx, SortedSet<Name> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        String[] texts = Columns.texts(names, Name::text);
        return tx.sql(MAKE, (Object) texts)
                .chain(() -> tx.sql(LOCK, (Object) texts))
                .map(NameTable::read);
    }

    Uni<Void> save(Transaction tx, Map<Name, Holder> holders) {
        if (holders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Collection<Holder> values = holders.values();
        return tx.sql(
                        SAVE,
                        Columns.texts(holders.keySet(), Name::text),
                        Columns.uuids(values, Holder::accountId),
                        Columns.times(values, Holder::claimedAt))
                .replaceWithVoid();
    }

    private static Map<Name, Holder> read(RowSet<Row> rows) {
        Map<Name, Holder> holders = new TreeMap<>();
        for (Row row : rows) {
            holders.put(
                    new Name(row.getString(0)),
                    new Holder(row.getUUID(1), Times.fromDatabase(row.getOffsetDateTime(2))));
        }
        return holders;
    }
}
