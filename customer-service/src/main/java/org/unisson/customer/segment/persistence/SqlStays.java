package org.unisson.customer.segment.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.segment.application.Stays;
import org.unisson.customer.segment.domain.Stay;

/** Stays in segments in PostgreSQL. */
@ApplicationScoped
class SqlStays implements Stays {

    private static final String COLUMNS = """
            stay_id, segment_id, customer_id, rule_version, since, facts::text as facts, until, left_version,
            left_facts::text as left_facts""";

    private static final String CURRENT =
            "select " + COLUMNS + " from segment_stay where customer_id = any($1::uuid[]) and until is null";

    private static final String BEGIN = """
            insert into segment_stay (stay_id, segment_id, customer_id, rule_version, since, facts)
            select stay_id, segment_id, customer_id, rule_version, since, facts::jsonb
            from unnest($1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::timestamptz[], $6::text[])
                as news (stay_id, segment_id, customer_id, rule_version, since, facts)""";

    private static final String END = """
            update segment_stay s set until = news.until, left_version = news.left_version,
                left_facts = news.left_facts::jsonb
            from unnest($1::uuid[], $2::timestamptz[], $3::bigint[], $4::text[])
                as news (stay_id, until, left_version, left_facts)
            where s.stay_id = news.stay_id""";

    private static final String RENUMBER = """
            insert into segment_state as known (customer_id, version, changed_at)
            select customer_id, 1, $2 from unnest($1::uuid[]) customer_id
            on conflict (customer_id) do update
            set version = known.version + 1, changed_at = excluded.changed_at
            returning customer_id, version""";

    private static final String LOOK = """
            insert into segment_state as known (customer_id, due_at)
            select * from unnest($1::uuid[], $2::timestamptz[])
            on conflict (customer_id) do update set due_at = excluded.due_at
            where known.due_at is distinct from excluded.due_at""";

    private static final String NEVER = """
            update segment_state set due_at = null where customer_id = any($1::uuid[]) and due_at is not null""";

    // Each person once, by the id that names it.
    private static final String MEMBERS = "select " + COLUMNS + """
             from segment_stay s
            where segment_id = $1 and until is null and customer_id > $2 and not exists (
                select 1 from belonging b where b.customer_id = s.customer_id and b.person_id <> b.customer_id)
            order by customer_id limit $3""";

    private static final String ENDED = "select " + COLUMNS + """
             from segment_stay where customer_id = $1 and until is not null
            order by until desc, stay_id desc limit $2""";

    private static final String STATES = """
            select customer_id, version, changed_at from segment_state
            where customer_id > $1 and version > 0 order by customer_id limit $2 for share""";

    private static final String OF_STATES = "select " + COLUMNS + """
             from segment_stay s
            where customer_id = any($1::uuid[]) and (until is null or until = (
                select changed_at from segment_state t where t.customer_id = s.customer_id))""";

    @Override
    public Uni<List<Stay>> current(Transaction tx, Collection<UUID> customers) {
        return tx.sql(CURRENT, (Object) customers.toArray(UUID[]::new)).map(SqlStays::all);
    }

    @Override
    public Uni<Void> begin(Transaction tx, List<Stay> stays) {
        return stays.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(
                                BEGIN,
                                column(stays, Stay::stayId, UUID[]::new),
                                column(stays, Stay::segmentId, String[]::new),
                                column(stays, Stay::customerId, UUID[]::new),
                                column(stays, Stay::ruleVersion, Long[]::new),
                                column(stays, stay -> Times.toDatabase(stay.since()), OffsetDateTime[]::new),
                                column(stays, Stay::facts, String[]::new))
                        .replaceWithVoid();
    }

    @Override
    public Uni<Void> end(Transaction tx, List<Stay> stays) {
        return stays.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(
                                END,
                                column(stays, Stay::stayId, UUID[]::new),
                                column(stays, stay -> Times.toDatabase(stay.until()), OffsetDateTime[]::new),
                                column(stays, Stay::leftVersion, Long[]::new),
                                column(stays, Stay::leftFacts, String[]::new))
                        .replaceWithVoid();
    }

    @Override
    public Uni<Map<UUID, Long>> renumber(Transaction tx, Collection<UUID> customers, Instant now) {
        return tx.sql(RENUMBER, customers.toArray(UUID[]::new), Times.toDatabase(now))
                .map(rows -> {
                    Map<UUID, Long> versions = new HashMap<>();
                    rows.forEach(row -> versions.put(row.getUUID(0), row.getLong(1)));
                    return versions;
                });
    }

    @Override
    public Uni<Void> look(Transaction tx, Map<UUID, Instant> when) {
        Map<UUID, Instant> at = new TreeMap<>(when);
        at.values().removeIf(Objects::isNull);
        UUID[] never = when.entrySet().stream()
                .filter(entry -> entry.getValue() == null)
                .map(Map.Entry::getKey)
                .toArray(UUID[]::new);
        return tx.sql(
                        LOOK,
                        at.keySet().toArray(UUID[]::new),
                        at.values().stream().map(Times::toDatabase).toArray(OffsetDateTime[]::new))
                .chain(() -> tx.sql(NEVER, (Object) never))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Stay>> members(Transaction tx, String segmentId, UUID after, int limit) {
        return tx.sql(MEMBERS, segmentId, after, limit).map(SqlStays::all);
    }

    @Override
    public Uni<List<Stay>> ended(Transaction tx, UUID customer, int limit) {
        return tx.sql(ENDED, customer, limit).map(SqlStays::all);
    }

    @Override
    public Uni<List<State>> pageForRepublishing(Transaction tx, UUID after, int limit) {
        return tx.sql(STATES, after, limit).chain(states -> {
            Map<UUID, State> page = new LinkedHashMap<>();
            states.forEach(row -> page.put(
                    row.getUUID(0),
                    new State(
                            row.getUUID(0),
                            row.getLong(1),
                            Times.fromDatabase(row.getOffsetDateTime(2)),
                            new ArrayList<>())));
            return tx.sql(OF_STATES, (Object) page.keySet().toArray(UUID[]::new))
                    .map(rows -> {
                        all(rows)
                                .forEach(stay ->
                                        page.get(stay.customerId()).changed().add(stay));
                        return List.copyOf(page.values());
                    });
        });
    }

    private static List<Stay> all(RowSet<Row> rows) {
        List<Stay> stays = new ArrayList<>(rows.size());
        rows.forEach(row -> stays.add(new Stay(
                row.getUUID("stay_id"),
                row.getString("segment_id"),
                row.getUUID("customer_id"),
                row.getLong("rule_version"),
                Times.fromDatabase(row.getOffsetDateTime("since")),
                row.getString("facts"),
                Times.fromDatabase(row.getOffsetDateTime("until")),
                row.getLong("left_version"),
                row.getString("left_facts"))));
        return stays;
    }

    private static <T> T[] column(List<Stay> stays, Function<Stay, T> reader, IntFunction<T[]> array) {
        return stays.stream().map(reader).toArray(array);
    }
}
