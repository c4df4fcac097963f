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
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.account.domain.Hold;
import org.unisson.loyalty.account.domain.Hold.Decision;
import org.unisson.loyalty.account.domain.LotPart;

/** The table {@code hold}. */
@Singleton
class HoldTable {

    static final String COLUMNS =
            "order_id, event_id, account_id, points, currency, value, balance, refusal, decided_at, state, refunded";

    private static final String LOCK =
            "select " + COLUMNS + " from hold where order_id = any($1::uuid[]) order by order_id for update";

    private static final String SAVE = "insert into hold as known (" + COLUMNS + ") " + """
            select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::bigint[],
                                 $7::bigint[], $8::text[], $9::timestamptz[], $10::text[], $11::bigint[])
            on conflict (order_id) do update set state = excluded.state, refunded = excluded.refunded""";

    private static final String PARTS = """
            select p.order_id, p.lot_id, coalesce(p.owner_id, h.account_id), l.expires_at, p.points, p.given_back, p.borne,
                   p.parted
            from hold_part p join lot l using (lot_id) join hold h using (order_id)
            where p.order_id = any($1::uuid[]) order by p.order_id, p.position""";

    private static final String SAVE_PARTS = """
            insert into hold_part (order_id, position, lot_id, points, given_back, owner_id, spender_id, borne, parted)
            select * from unnest($1::uuid[], $2::int[], $3::uuid[], $4::bigint[], $5::bigint[], $6::uuid[], $7::uuid[],
                                 $8::bigint[], $9::boolean[])
            on conflict (order_id, position) do update set
                given_back = excluded.given_back, owner_id = excluded.owner_id, spender_id = excluded.spender_id,
                borne = excluded.borne, parted = excluded.parted""";

    // A union of two, each of which has its index; together they are few: of most holds every point is of who ordered.
    private static final String ACROSS = """
            select order_id from hold_part where owner_id = any($1::uuid[]) and given_back < points
            union
            select order_id from hold_part where spender_id = any($1::uuid[]) and given_back < points""";

    /** Orders that took points of these accounts for others, or of others for these, and have not given all back. */
    Uni<Set<UUID>> across(Transaction tx, Collection<UUID> accounts) {
        return tx.sql(ACROSS, (Object) Columns.uuids(accounts)).map(rows -> {
            Set<UUID> orders = new TreeSet<>();
            rows.forEach(row -> orders.add(row.getUUID(0)));
            return orders;
        });
    }

    Uni<List<Hold>> lock(Transaction tx, Collection<UUID> orders) {
        if (orders.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Object wanted = Columns.uuids(orders);
        return tx.sql(LOCK, wanted)
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(List.of())
                        : tx.sql(PARTS, wanted).map(parts -> restore(rows, parts)));
    }

    Uni<Void> save(Transaction tx, List<Hold> holds) {
        if (holds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Decision> decisions = holds.stream().map(Hold::decision).toList();
        return tx.sql(
                        SAVE,
                        Columns.uuids(decisions, Decision::orderId),
                        Columns.uuids(decisions, Decision::eventId),
                        Columns.uuids(decisions, Decision::accountId),
                        Columns.longs(decisions, Decision::points),
                        Columns.texts(
                                decisions,
                                decision -> decision.value() == null
                                        ? null
                                        : decision.value().currency()),
                        Columns.longs(
                                decisions,
                                decision -> decision.value() == null
                                        ? 0
                                        : decision.value().minor()),
                        Columns.longs(decisions, Decision::balance),
                        Columns.texts(
                                decisions,
                                decision -> decision.refusal() == null
                                        ? null
                                        : decision.refusal().name()),
                        Columns.times(decisions, Decision::decidedAt),
                        Columns.texts(holds, hold -> hold.state().name()),
                        Columns.longs(holds, Hold::refunded))
                .chain(() -> saveParts(tx, holds));
    }

    private static Uni<Void> saveParts(Transaction tx, List<Hold> holds) {
        List<Part> parts = holds.stream().flatMap(Part::of).toList();
        return parts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(
                                SAVE_PARTS,
                                Columns.uuids(parts, Part::orderId),
                                Columns.ints(parts, Part::position),
                                Columns.uuids(parts, part -> part.part().lotId()),
                                Columns.longs(parts, part -> part.part().points()),
                                Columns.longs(parts, part -> part.part().givenBack()),
                                Columns.uuids(parts, Part::owner),
                                Columns.uuids(parts, Part::spender),
                                Columns.longs(parts, part -> part.part().borne()),
                                parts.stream().map(part -> part.part().parted()).toArray(Boolean[]::new))
                        .replaceWithVoid();
    }

    private static List<Hold> restore(RowSet<Row> rows, RowSet<Row> partRows) {
        Map<UUID, List<LotPart>> parts = new HashMap<>();
        for (Row row : partRows) {
            parts.computeIfAbsent(row.getUUID(0), ignored -> new ArrayList<>())
                    .add(new LotPart(
                            row.getUUID(1),
                            row.getUUID(2),
                            Times.fromDatabase(row.getOffsetDateTime(3)),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getBoolean(7)));
        }
        List<Hold> holds = new ArrayList<>();
        for (Row row : rows) {
            Decision decision = decision(row);
            holds.add(Hold.restore(decision, Hold.State.valueOf(row.getString(9)), row.getLong(10))
                    .taking(parts.getOrDefault(decision.orderId(), List.of())));
        }
        return holds;
    }

    static Decision decision(Row row) {
        return new Decision(
                row.getUUID(0),
                row.getUUID(1),
                row.getUUID(2),
                row.getLong(3),
                row.getString(4) == null ? null : new Money(row.getLong(5), row.getString(4)),
                row.getLong(6),
                row.getString(7) == null ? null : Hold.Refusal.valueOf(row.getString(7)),
                Times.fromDatabase(row.getOffsetDateTime(8)));
    }

    /** What a hold has taken of a lot, in its place. @param position from 1 on @param orderer account of whoever ordered */
    private record Part(UUID orderId, UUID orderer, int position, LotPart part) {

        private static Stream<Part> of(Hold hold) {
            List<LotPart> parts = hold.parts();
            return IntStream.range(0, parts.size())
                    .mapToObj(index ->
                            new Part(hold.orderId(), hold.decision().accountId(), index + 1, parts.get(index)));
        }

        /** Null: it is of whoever ordered. */
        private UUID owner() {
            return part.accountId().equals(orderer) ? null : part.accountId();
        }

        /** Null: the same. */
        private UUID spender() {
            return owner() == null ? null : orderer;
        }
    }
}
