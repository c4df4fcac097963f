package org.unisson.inventory.hold.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.hold.domain.HeldLine;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.hold.domain.Term;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.stock.domain.Place;

/** Holds of carts as rows. They are locked after reservations and before stock, by cart id. */
@ApplicationScoped
public class HoldStore {

    private static final String COLUMNS =
            "cart_id, status, channel, customer_id, order_id, began_at, expires_at, latest_end";

    // Whoever is first makes the row, whoever comes second waits for it: a hold and an order of one cart cannot miss
    // each other.
    private static final String CLAIM = """
            insert into hold (cart_id, order_id, status, began_at, expires_at, latest_end, changed_at)
            select cart_id, order_id, case when order_id is null then 'NONE' else 'ORDERED' end, $3, $3, $3, $3
            from unnest($1::uuid[], $2::uuid[]) as cart (cart_id, order_id)
            on conflict (cart_id) do update set status = hold.status
            returning\s""" + COLUMNS;

    private static final String LOCK =
            "select " + COLUMNS + " from hold where cart_id = any($1::uuid[]) order by cart_id for update";

    // Locked by cart id, as everybody does.
    private static final String HELD_AT = "select " + COLUMNS + """
             from hold where status = 'HELD' and cart_id in (
                select cart_id from hold_line where location = $1 and sku = $2)
            order by cart_id for update""";

    private static final String KNOWN = "select cart_id from hold where cart_id = any($1::uuid[]) and status <> 'NONE'";

    private static final String FIND = "select " + COLUMNS + " from hold where cart_id = $1";

    // Rows that another replica is just working on are left to it.
    private static final String DUE = "select " + COLUMNS + """
             from hold where status = 'HELD' and expires_at <= $1
            order by cart_id limit $2 for update skip locked""";

    private static final String LINES = """
            select cart_id, line, sku, location, quantity, method, asked_at from hold_line
            where cart_id = any($1::uuid[]) order by cart_id, line, location""";

    private static final String SAVE = """
            update hold h set status = n.status, channel = n.channel, customer_id = n.customer_id,
                order_id = n.order_id, began_at = n.began_at, expires_at = n.expires_at, latest_end = n.latest_end,
                changed_at = $9
            from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::timestamptz[],
                $7::timestamptz[], $8::timestamptz[])
                as n (cart_id, status, channel, customer_id, order_id, began_at, expires_at, latest_end)
            where h.cart_id = n.cart_id""";

    private static final String FORGET_LINES = "delete from hold_line where cart_id = any($1::uuid[])";

    private static final String SAVE_LINES = """
            insert into hold_line (cart_id, line, sku, location, quantity, method, asked_at)
            select * from unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $5::bigint[], $6::text[],
                $7::text[])""";

    private static final String FORGET = """
            delete from hold where cart_id in (
                select cart_id from hold where status in ('GIVEN_BACK', 'EXPIRED', 'NONE') and changed_at < $1
                limit $2 for update skip locked)""";

    /**
     * The holds of these carts, locked; carts that were not known are from now on.
     *
     * @param carts each with the order that has come of it; null: none
     */
    public Uni<Map<UUID, Hold>> claim(Transaction tx, SortedMap<UUID, Optional<UUID>> carts, Instant now) {
        if (carts.isEmpty()) {
            return Uni.createFrom().item(new HashMap<>());
        }
        return tx.sql(
                        CLAIM,
                        carts.keySet().toArray(UUID[]::new),
                        carts.values().stream().map(order -> order.orElse(null)).toArray(UUID[]::new),
                        toDatabase(now))
                .chain(rows -> withLines(tx, rows));
    }

    /** The hold of a cart, locked; empty where the cart is not known. */
    public Uni<Optional<Hold>> lock(Transaction tx, UUID cart) {
        return tx.sql(LOCK, (Object) new UUID[] {cart})
                .chain(rows -> withLines(tx, rows))
                .map(found -> Optional.ofNullable(found.get(cart)));
    }

    /** Those that have something at the place, locked; who began last comes first. */
    public Uni<List<Hold>> heldAt(Transaction tx, Place place) {
        return tx.sql(HELD_AT, place.location().number(), place.sku().code())
                .chain(rows -> withLines(tx, rows))
                .map(found -> found.values().stream()
                        .sorted(Comparator.comparing((Hold hold) -> hold.term().beganAt())
                                .reversed()
                                .thenComparing(Hold::cartId))
                        .toList());
    }

    /** The hold of a cart as it is now, not locked. */
    public Uni<Optional<Hold>> find(Transaction tx, UUID cart) {
        return tx.sql(FIND, cart).chain(rows -> withLines(tx, rows)).map(found -> Optional.ofNullable(found.get(cart)));
    }

    /** Which of these carts have a hold, or had one lately; one that has only ever been refused is as good as new. */
    public Uni<Set<UUID>> known(Transaction tx, Collection<UUID> carts) {
        return tx.sql(KNOWN, (Object) carts.toArray(UUID[]::new)).map(rows -> {
            Set<UUID> known = new HashSet<>();
            rows.forEach(row -> known.add(row.getUUID(0)));
            return known;
        });
    }

    /** Holds that are over at that moment, locked; at most that many. */
    public Uni<List<Hold>> due(Transaction tx, Instant now, int limit) {
        return tx.sql(DUE, toDatabase(now), limit)
                .chain(rows -> withLines(tx, rows))
                .map(found -> List.copyOf(found.values()));
    }

    /** Writes locked ones as they are now. */
    public Uni<Void> save(Transaction tx, Collection<Hold> changed, Instant now) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Hold> holds = List.copyOf(changed);
        UUID[] carts = column(holds, Hold::cartId).toArray(UUID[]::new);
        return tx.sql(
                        SAVE,
                        carts,
                        column(holds, hold -> hold.status().name()).toArray(String[]::new),
                        column(holds, Hold::channel).toArray(String[]::new),
                        column(holds, hold -> hold.customer().orElse(null)).toArray(UUID[]::new),
                        column(holds, hold -> hold.orderId().orElse(null)).toArray(UUID[]::new),
                        moments(holds, Term::beganAt),
                        moments(holds, Term::expiresAt),
                        moments(holds, Term::latestEnd),
                        toDatabase(now))
                .chain(() -> tx.sql(FORGET_LINES, (Object) carts))
                .chain(() -> saveLines(tx, holds));
    }

    /** Forgets what ended before that moment without an order, at most that many. */
    public Uni<Void> forget(Transaction tx, Instant before, int limit) {
        return tx.sql(FORGET, toDatabase(before), limit).replaceWithVoid();
    }

    private static Uni<Void> saveLines(Transaction tx, List<Hold> holds) {
        List<UUID> carts = new ArrayList<>();
        List<HeldLine> lines = new ArrayList<>();
        for (Hold hold : holds) {
            for (HeldLine line : hold.lines()) {
                carts.add(hold.cartId());
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        SAVE_LINES,
                        carts.toArray(UUID[]::new),
                        column(lines, HeldLine::line).toArray(Integer[]::new),
                        column(lines, line -> line.place().sku().code()).toArray(String[]::new),
                        column(lines, line -> line.place().location().number()).toArray(String[]::new),
                        column(lines, HeldLine::quantity).toArray(Long[]::new),
                        column(lines, line -> line.method().name()).toArray(String[]::new),
                        column(lines, line -> line.askedAt().map(Gln::number).orElse(null))
                                .toArray(String[]::new))
                .replaceWithVoid();
    }

    private static Uni<Map<UUID, Hold>> withLines(Transaction tx, RowSet<Row> heads) {
        List<UUID> held = new ArrayList<>();
        heads.forEach(row -> {
            if (row.getString("status").equals(Hold.Status.HELD.name())) {
                held.add(row.getUUID("cart_id"));
            }
        });
        if (held.isEmpty()) {
            return Uni.createFrom().item(holds(heads, Map.of()));
        }
        return tx.sql(LINES, (Object) held.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, List<HeldLine>> lines = new HashMap<>();
            rows.forEach(row -> lines.computeIfAbsent(row.getUUID("cart_id"), any -> new ArrayList<>())
                    .add(line(row)));
            return holds(heads, lines);
        });
    }

    private static Map<UUID, Hold> holds(RowSet<Row> heads, Map<UUID, List<HeldLine>> lines) {
        Map<UUID, Hold> holds = new HashMap<>();
        heads.forEach(row -> holds.put(
                row.getUUID("cart_id"),
                new Hold(
                        row.getUUID("cart_id"),
                        Hold.Status.valueOf(row.getString("status")),
                        row.getString("channel"),
                        Optional.ofNullable(row.getUUID("customer_id")),
                        lines.getOrDefault(row.getUUID("cart_id"), List.of()),
                        new Term(moment(row, "began_at"), moment(row, "expires_at"), moment(row, "latest_end")),
                        Optional.ofNullable(row.getUUID("order_id")))));
        return holds;
    }

    private static HeldLine line(Row row) {
        return new HeldLine(
                row.getInteger("line"),
                RequestedLine.Method.valueOf(row.getString("method")),
                Optional.ofNullable(row.getString("asked_at")).map(Gln::new),
                new Place(new Gln(row.getString("location")), new Sku(row.getString("sku"))),
                row.getLong("quantity"));
    }

    private static Instant moment(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime[] moments(List<Hold> holds, Function<Term, Instant> which) {
        return holds.stream().map(hold -> toDatabase(which.apply(hold.term()))).toArray(OffsetDateTime[]::new);
    }

    /** With nulls, which a stream's own list would not take. */
    private static <T, R> List<R> column(List<T> of, Function<T, R> part) {
        List<R> values = new ArrayList<>();
        of.forEach(one -> values.add(part.apply(one)));
        return values;
    }
}
