package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.Movement;
import org.unisson.loyalty.account.domain.Posting;

/**
 * The ledger: the tables {@code entry}, a movement of points each, and {@code posting}, its sides. Both are only ever added
 * to, and the database refuses what does not sum to zero.
 */
@Singleton
class EntryTable {

    // No "on conflict": a source that comes a second time past all other guards must fail, not be paid twice.
    private static final String ADD = """
            insert into entry (entry_id, account_id, version, points, balance, cause, source, source_id,
                               occurred_at, recorded_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[],
                                 $7::text[], $8::uuid[], $9::timestamptz[], $10::timestamptz[])""";

    private static final String POST = """
            insert into posting (entry_id, position, account_id, lot_id, book, points)
            select * from unnest($1::uuid[], $2::int[], $3::uuid[], $4::uuid[], $5::text[], $6::bigint[])""";

    private static final String ADJUSTMENT = "insert into adjustment (entry_id, reason, author) values ($1, $2, $3)";

    Uni<Void> add(Transaction tx, List<Movement> movements) {
        List<Movement> entries = movements.stream().filter(Movement::isPosted).toList();
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
                .chain(() -> post(tx, entries));
    }

    private static Uni<Void> post(Transaction tx, List<Movement> entries) {
        List<Side> sides = entries.stream().flatMap(Side::of).toList();
        return tx.sql(
                        POST,
                        Columns.uuids(sides, Side::entryId),
                        Columns.ints(sides, Side::position),
                        Columns.uuids(sides, side -> side.posting().accountId()),
                        Columns.uuids(sides, side -> side.posting().lotId()),
                        Columns.texts(sides, side -> side.posting().book().name()),
                        Columns.longs(sides, side -> side.posting().points()))
                .replaceWithVoid();
    }

    Uni<Void> explain(Transaction tx, Movement movement, String reason, String author) {
        return tx.session().persist(new AdjustmentRow(movement.id(), reason, author));
    }

    /** A posting in its place. @param position from 1 on */
    private record Side(UUID entryId, int position, Posting posting) {

        private static Stream<Side> of(Movement movement) {
            List<Posting> postings = movement.postings();
            return IntStream.range(0, postings.size())
                    .mapToObj(index -> new Side(movement.id(), index + 1, postings.get(index)));
        }
    }
}
