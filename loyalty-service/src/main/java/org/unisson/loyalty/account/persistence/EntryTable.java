package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.Movement;

/** The ledger: the table {@code entry}, which is only ever added to. */
@Singleton
class EntryTable {

    // No "on conflict": a source that comes a second time past all other guards must fail, not be paid twice.
    private static final String ADD = """
            insert into entry (entry_id, account_id, version, points, balance, cause, source, source_id,
                               occurred_at, recorded_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[],
                                 $7::text[], $8::uuid[], $9::timestamptz[], $10::timestamptz[])""";

    private static final String ADJUSTMENT = "insert into adjustment (entry_id, reason, author) values ($1, $2, $3)";

    Uni<Void> add(Transaction tx, List<Movement> movements) {
        List<Movement> entries = movements.stream().filter(Movement::isEntry).toList();
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        ADD,
                        Columns.uuids(entries, Movement::id),
                        Columns.uuids(entries, Movement::accountId),
                        Columns.longs(entries, Movement::version),
                        Columns.longs(entries, Movement::delta),
                        Columns.longs(entries, Movement::balance),
                        Columns.texts(entries, entry -> entry.cause().name()),
                        Columns.texts(entries, entry -> entry.source().key()),
                        Columns.uuids(entries, entry -> entry.source().id()),
                        Columns.times(entries, entry -> entry.source().occurredAt()),
                        Columns.times(entries, Movement::recordedAt))
                .replaceWithVoid();
    }

    Uni<Void> explain(Transaction tx, Movement movement, String reason, String author) {
        return tx.session().persist(new AdjustmentRow(movement.id(), reason, author));
    }
}
