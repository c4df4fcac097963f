package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.Account;
import org.unisson.loyalty.account.domain.Life;
import org.unisson.loyalty.account.domain.Lot;

/** The table {@code lot}. Whoever reads a lot to change it has locked its account. */
@Singleton
class LotTable {

    private static final String COLUMNS = "lot_id, account_id, active_at, expires_at, pending, free, held, expired";

    // Those that have points, and those from which these orders took some, which may go back.
    private static final String OPEN = "select " + COLUMNS + """
             from lot where account_id = any($1::uuid[]) and (pending > 0 or free > 0 or held > 0)
            union
            """ + "select " + COLUMNS + """
             from lot join hold_part using (lot_id)
            where order_id = any($2::uuid[]) and account_id = any($1::uuid[])""";

    private static final String SAVE = "insert into lot (" + COLUMNS + ") " + """
            select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::bigint[],
                                 $6::bigint[], $7::bigint[], $8::bigint[])
            on conflict (lot_id) do update set
                pending = excluded.pending, free = excluded.free, held = excluded.held, expired = excluded.expired""";

    private static final String DUE = """
            select account_id from account where account_id in (
                (select account_id from lot where pending > 0 and active_at <= $1 order by active_at limit $2)
                union
                (select account_id from lot where free > 0 and expires_at <= $1 order by expires_at limit $2))
            order by account_id limit $2 for update skip locked""";

    /** Lots of the accounts, which are locked. */
    Uni<Map<UUID, List<Lot>>> open(Transaction tx, Collection<UUID> accounts, Collection<UUID> orders) {
        return tx.sql(OPEN, Columns.uuids(accounts), Columns.uuids(orders)).map(rows -> {
            Map<UUID, List<Lot>> lots = new HashMap<>();
            for (Row row : rows) {
                Lot lot = lot(row);
                lots.computeIfAbsent(lot.accountId(), ignored -> new ArrayList<>())
                        .add(lot);
            }
            return lots;
        });
    }

    Uni<Void> save(Transaction tx, Collection<Account> accounts) {
        List<Lot> changed = accounts.stream()
                .flatMap(account -> account.lots().stream())
                .filter(Lot::isChanged)
                .toList();
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        SAVE,
                        Columns.uuids(changed, Lot::id),
                        Columns.uuids(changed, Lot::accountId),
                        Columns.times(changed, lot -> lot.life().activeAt()),
                        Columns.times(changed, lot -> lot.life().expiresAt()),
                        Columns.longs(changed, Lot::pending),
                        Columns.longs(changed, Lot::free),
                        Columns.longs(changed, Lot::held),
                        Columns.longs(changed, Lot::expired))
                .replaceWithVoid();
    }

    /** Accounts of which something is due at that instant, locked; those that others have locked are passed over. */
    Uni<List<UUID>> due(Transaction tx, Instant now, int atMost) {
        return tx.sql(DUE, Times.toDatabase(now), atMost).map(rows -> {
            List<UUID> accounts = new ArrayList<>();
            rows.forEach(row -> accounts.add(row.getUUID(0)));
            return accounts;
        });
    }

    private static Lot lot(Row row) {
        return Lot.restore(
                row.getUUID(0),
                row.getUUID(1),
                new Life(Times.fromDatabase(row.getOffsetDateTime(2)), Times.fromDatabase(row.getOffsetDateTime(3))),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }
}
