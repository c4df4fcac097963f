package org.unisson.loyalty.gesture.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persons.Members;
import org.unisson.loyalty.gesture.application.Gestures;
import org.unisson.loyalty.gesture.domain.Gesture;
import org.unisson.loyalty.gesture.domain.Occasion;

/** The table {@code gesture}. */
@Singleton
class GestureTable implements Gestures {

    private static final String COLUMNS =
            "gesture_id, kind, occasion, customer_id, points, state, rule, policy_version,"
                    + " variant, facts, reason, author, decided_by, decided_reason, asked_at, decided_at";

    private static final String SELECT = "select " + COLUMNS.replace("facts", "facts::text") + " from gesture ";

    // All who are one person, so that two of them at once wait for each other.
    private static final String LOCK_PERSONS = """
            select pg_advisory_xact_lock(hashtextextended('gesture ' || customer_id, 0))
            from (select distinct member.customer_id
                  from unnest($1::uuid[]) wanted (id), members_of(wanted.id) member order by 1) persons""";

    private static final String HAD = """
            select person_of(wanted.customer_id),
                   (select g.gesture_id from gesture g
                    where g.kind = wanted.kind and g.occasion = wanted.occasion and g.state <> 'REFUSED'
                      and g.customer_id = any(array(select m.customer_id from members_of(wanted.customer_id) m)) limit 1)
            from unnest($1::text[], $2::text[], $3::uuid[]) with ordinality as wanted (kind, occasion, customer_id, place)
            order by wanted.place""";

    private static final String GOODWILL = """
            select coalesce(sum(points), 0)::bigint from gesture
            where kind = 'GOODWILL' and state = 'GRANTED' and decided_at > $2 and customer_id =\s""" + Members.any("$1");

    private static final String KNOWN =
            "select 1 from account where merged_into is null and customer_id = " + Members.any("$1") + " limit 1";

    private static final String ADD = "insert into gesture (" + COLUMNS + ") " + """
            select (told ->> 'gestureId')::uuid, told ->> 'kind', told ->> 'occasion', (told ->> 'customerId')::uuid,
                   (told ->> 'points')::bigint, told ->> 'state', told ->> 'rule', (told ->> 'policyVersion')::bigint,
                   told ->> 'variant', told -> 'facts', told ->> 'reason', told ->> 'author', told ->> 'decidedBy',
                   told ->> 'decidedReason', (told ->> 'askedAt')::timestamptz, (told ->> 'decidedAt')::timestamptz
            from jsonb_array_elements($1::text::jsonb) told""";

    private static final String DECIDE = """
            update gesture set state = $2, variant = $3, decided_by = $4, decided_reason = $5, decided_at = $6
            where gesture_id = $1""";

    private static final String OF_PERSON = SELECT + "where customer_id = " + Members.any("$1")
            + " and gesture_id < $2 order by gesture_id desc limit $3";

    private static final String WAITING =
            SELECT + "where state = 'WAITING' and gesture_id < $1 order by gesture_id desc limit $2";

    @Override
    public Uni<Void> lockPersons(Transaction tx, Collection<UUID> customers) {
        return tx.sql(LOCK_PERSONS, (Object) customers.toArray(UUID[]::new)).replaceWithVoid();
    }

    @Override
    public Uni<List<Had>> had(Transaction tx, List<Occasion> occasions) {
        return tx.sql(
                        HAD,
                        occasions.stream().map(one -> one.kind().name()).toArray(String[]::new),
                        occasions.stream().map(Occasion::key).toArray(String[]::new),
                        occasions.stream().map(Occasion::customerId).toArray(UUID[]::new))
                .map(rows -> {
                    List<Had> had = new ArrayList<>();
                    rows.forEach(row -> had.add(new Had(row.getUUID(0), row.getUUID(1))));
                    return had;
                });
    }

    @Override
    public Uni<Long> goodwillSince(Transaction tx, UUID customerId, Instant since) {
        return tx.sql(GOODWILL, customerId, Times.toDatabase(since))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Uni<Boolean> isKnown(Transaction tx, UUID customerId) {
        return tx.sql(KNOWN, customerId).map(rows -> rows.size() > 0);
    }

    @Override
    public Uni<Void> add(Transaction tx, List<Gesture> gestures) {
        if (gestures.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        JsonArray rows = new JsonArray();
        gestures.forEach(gesture -> rows.add(write(gesture)));
        return tx.sql(ADD, rows.encode()).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Gesture>> find(Transaction tx, UUID gestureId) {
        return tx.sql(SELECT + "where gesture_id = $1", gestureId)
                .map(rows -> read(rows).stream().findFirst());
    }

    @Override
    public Uni<Optional<Gesture>> lock(Transaction tx, UUID gestureId) {
        return tx.sql(SELECT + "where gesture_id = $1 for update", gestureId)
                .map(rows -> read(rows).stream().findFirst());
    }

    @Override
    public Uni<Void> decide(Transaction tx, Gesture gesture) {
        return tx.sql(
                        DECIDE,
                        gesture.gestureId(),
                        gesture.state().name(),
                        gesture.variant(),
                        gesture.decidedBy(),
                        gesture.decidedReason(),
                        Times.toDatabase(gesture.decidedAt()))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Gesture>> ofPerson(Transaction tx, UUID customerId, UUID before, int limit) {
        return tx.sql(OF_PERSON, customerId, before, limit).map(GestureTable::read);
    }

    @Override
    public Uni<List<Gesture>> waiting(Transaction tx, UUID before, int limit) {
        return tx.sql(WAITING, before, limit).map(GestureTable::read);
    }

    private static JsonObject write(Gesture gesture) {
        return new JsonObject()
                .put("gestureId", gesture.gestureId().toString())
                .put("kind", gesture.kind().name())
                .put("occasion", gesture.occasion())
                .put("customerId", gesture.customerId().toString())
                .put("points", gesture.points())
                .put("state", gesture.state().name())
                .put("rule", gesture.rule())
                .put("policyVersion", gesture.policyVersion())
                .put("variant", gesture.variant())
                .put("facts", new JsonObject(gesture.facts()))
                .put("reason", gesture.reason())
                .put("author", gesture.author())
                .put("decidedBy", gesture.decidedBy())
                .put("decidedReason", gesture.decidedReason())
                .put("askedAt", gesture.askedAt().toString())
                .put(
                        "decidedAt",
                        gesture.decidedAt() == null ? null : gesture.decidedAt().toString());
    }

    private static List<Gesture> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Gesture(
                        row.getUUID(0),
                        Gesture.Kind.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getUUID(3),
                        row.getLong(4),
                        Gesture.State.valueOf(row.getString(5)),
                        row.getString(6),
                        row.getLong(7),
                        row.getString(8),
                        new JsonObject(row.getString(9)).getMap(),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12),
                        row.getString(13),
                        Times.fromDatabase(row.getOffsetDateTime(14)),
                        Times.fromDatabase(row.getOffsetDateTime(15))))
                .toList();
    }
}
