package org.unisson.inventory.reservation.persistence;

import static org.unisson.chassis.persistence.Times.fromDatabase;
import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.reservation.domain.Reservation.ReleaseReason;
import org.unisson.inventory.reservation.domain.Reservation.State;
import org.unisson.inventory.reservation.domain.ReservedLine;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.inventory.stock.domain.Place;

/** Reservations as rows, read and written as sets. */
@ApplicationScoped
public class ReservationStore {

    private static final String LOCK = """
            select order_id, version, status, reason, detail, expires_at, changed_at from reservation
            where order_id = any($1::uuid[]) order by order_id for update""";

    private static final String LINES = """
            select order_id, line_id, sku, location, quantity, taken, decided_by, promised_by from reservation_line
            where order_id = any($1::uuid[]) order by order_id, line_id, location""";

    // Rows that another replica is just working on are left to it.
    private static final String DUE = """
            select order_id from reservation where status = 'HELD' and expires_at <= $1
            order by order_id limit $2 for update skip locked""";

    private static final String SAVE = """
            insert into reservation (order_id, version, status, reason, detail, expires_at, changed_at)
            select *, $7 from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::jsonb[], $6::timestamptz[])
            on conflict (order_id) do update set version = excluded.version, status = excluded.status,
                reason = excluded.reason, detail = excluded.detail, changed_at = excluded.changed_at""";

    private static final String SAVE_LINES = """
            insert into reservation_line as line
                (order_id, line_id, sku, location, quantity, taken, decided_by, promised_by)
            select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[],
                $8::timestamptz[])
            on conflict (order_id, line_id, location) do update set quantity = excluded.quantity, taken = excluded.taken,
                promised_by = excluded.promised_by
            where line.quantity <> excluded.quantity or line.taken <> excluded.taken""";

    /** The reservations of these orders, locked. */
    public Uni<Map<UUID, Reservation>> lock(Transaction tx, Collection<UUID> orders) {
        UUID[] ids = orders.stream().distinct().sorted().toArray(UUID[]::new);
        return tx.sql(LOCK, (Object) ids).chain(heads -> {
            if (heads.size() == 0) {
                return Uni.createFrom().item(new HashMap<UUID, Reservation>());
            }
            return tx.sql(LINES, (Object) ids).map(lines -> {
                Map<UUID, List<ReservedLine>> byOrder = new HashMap<>();
                lines.forEach(row -> byOrder.computeIfAbsent(row.getUUID(0), id -> new ArrayList<>())
                        .add(line(row)));
                Map<UUID, Reservation> reservations = new HashMap<>();
                heads.forEach(row -> reservations.put(
                        row.getUUID(0), reservation(row, byOrder.getOrDefault(row.getUUID(0), List.of()))));
                return reservations;
            });
        });
    }

    /** Where the reservation of an order stands, as committed now; empty where there is none. */
    public Uni<Optional<String>> status(Transaction tx, UUID order) {
        return tx.sql("select status from reservation where order_id = $1", order)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString(0)));
    }

    /** Orders whose reservation is due to expire, locked; at most that many. */
    public Uni<List<UUID>> due(Transaction tx, Instant now, int limit) {
        return tx.sql(DUE, toDatabase(now), limit).map(rows -> {
            List<UUID> due = new ArrayList<>();
            rows.forEach(row -> due.add(row.getUUID(0)));
            return due;
        });
    }

    /** Writes them as they are now. */
    public Uni<Void> save(Transaction tx, List<Reservation> reservations, Instant now) {
        if (reservations.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> orderOfLine = new ArrayList<>();
        List<ReservedLine> lines = new ArrayList<>();
        for (Reservation reservation : reservations) {
            for (ReservedLine line : reservation.lines()) {
                orderOfLine.add(reservation.orderId());
                lines.add(line);
            }
        }
        return tx.sql(
                        SAVE,
                        reservations.stream().map(Reservation::orderId).toArray(UUID[]::new),
                        reservations.stream().map(Reservation::version).toArray(Long[]::new),
                        reservations.stream().map(r -> status(r.state())).toArray(String[]::new),
                        reservations.stream().map(r -> reason(r.state())).toArray(String[]::new),
                        reservations.stream().map(r -> detail(r.state())).toArray(Object[]::new),
                        reservations.stream()
                                .map(r -> toDatabase(r.expiresAt()))
                                .toArray(OffsetDateTime[]::new),
                        toDatabase(now))
                .chain(() -> lines.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : tx.sql(
                                        SAVE_LINES,
                                        orderOfLine.toArray(UUID[]::new),
                                        lines.stream().map(ReservedLine::lineId).toArray(UUID[]::new),
                                        lines.stream()
                                                .map(line -> line.place().sku().code())
                                                .toArray(String[]::new),
                                        lines.stream()
                                                .map(line ->
                                                        line.place().location().number())
                                                .toArray(String[]::new),
                                        lines.stream()
                                                .map(ReservedLine::quantity)
                                                .toArray(Long[]::new),
                                        lines.stream().map(ReservedLine::taken).toArray(Long[]::new),
                                        lines.stream()
                                                .map(line -> line.decidedBy().orElse(null))
                                                .toArray(String[]::new),
                                        lines.stream()
                                                .map(line -> toDatabase(
                                                        line.promisedBy().orElse(null)))
                                                .toArray(OffsetDateTime[]::new))
                                .replaceWithVoid());
    }

    static Reservation reservation(Row head, List<ReservedLine> lines) {
        State state =
                switch (head.getString("status")) {
                    case "HELD" -> new State.Held();
                    case "CONFIRMED" -> new State.Confirmed();
                    case "FULFILLED" -> new State.Fulfilled();
                    case "RELEASED" -> new State.Released(ReleaseReason.valueOf(head.getString("reason")));
                    case "REFUSED" -> new State.Refused(shortages(head.getJsonArray("detail")));
                    default -> throw new IllegalStateException("unknown status " + head.getString("status"));
                };
        return new Reservation(
                head.getUUID("order_id"),
                head.getLong("version"),
                state,
                lines,
                head.getOffsetDateTime("expires_at").toInstant());
    }

    static ReservedLine line(Row row) {
        return new ReservedLine(
                row.getUUID("line_id"),
                new Place(new Gln(row.getString("location")), new Sku(row.getString("sku"))),
                row.getLong("quantity"),
                row.getLong("taken"),
                Optional.ofNullable(row.getString("decided_by")),
                Optional.ofNullable(fromDatabase(row.getOffsetDateTime("promised_by"))));
    }

    /** Its name: HELD, CONFIRMED, FULFILLED, RELEASED or REFUSED. */
    public static String status(State state) {
        return switch (state) {
            case State.Held() -> "HELD";
            case State.Confirmed() -> "CONFIRMED";
            case State.Fulfilled() -> "FULFILLED";
            case State.Released released -> "RELEASED";
            case State.Refused refused -> "REFUSED";
        };
    }

    private static String reason(State state) {
        return state instanceof State.Released(ReleaseReason reason) ? reason.name() : null;
    }

    private static Object detail(State state) {
        if (!(state instanceof State.Refused(List<Shortage> shortages))) {
            return null;
        }
        JsonArray detail = new JsonArray();
        shortages.forEach(shortage -> detail.add(new JsonObject()
                .put("sku", shortage.sku().code())
                .put("requested", shortage.requested())
                .put("available", shortage.available())
                .put("reason", shortage.reason().name())));
        return detail;
    }

    private static List<Shortage> shortages(JsonArray detail) {
        List<Shortage> shortages = new ArrayList<>();
        for (int i = 0; i < detail.size(); i++) {
            JsonObject shortage = detail.getJsonObject(i);
            shortages.add(new Shortage(
                    new Sku(shortage.getString("sku")),
                    shortage.getLong("requested"),
                    shortage.getLong("available"),
                    Shortage.Reason.valueOf(shortage.getString("reason"))));
        }
        return shortages;
    }
}
