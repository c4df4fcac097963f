package org.unisson.customer.journey.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.journey.application.Trails;
import org.unisson.customer.journey.domain.Device;
import org.unisson.customer.journey.domain.Sign;
import org.unisson.customer.journey.domain.TouchIds;
import org.unisson.customer.journey.domain.TouchKind;
import org.unisson.customer.journey.domain.Touchpoint;
import org.unisson.customer.journey.domain.Trace;

/** Reads what devices are known to be, and what lies on them. */
@ApplicationScoped
class SqlTrails implements Trails {

    static final String PERSONS = """
            select s.subject, array_agg(m.customer_id) as members, allows(s.subject, $2) as allowed
            from unnest($1::uuid[]) as s (subject) cross join lateral members_of(s.subject) m
            group by s.subject""";

    // A kiosk has signs without number: of a shared device only a person's own are read, and what came first after
    // each.
    static final String DEVICES = """
            with member as materialized (
                select s.subject, m.customer_id
                from unnest($1::uuid[]) as s (subject) cross join lateral members_of(s.subject) m),
            device as materialized (
                select m.subject, k.visitor, min(k.customer_id::text)::uuid as owner, max(k.since) as since
                from member m cross join lateral (
                    select visitor, customer_id, since from visitor_customer of_one
                    where of_one.customer_id = m.customer_id order by since desc limit $2) k
                group by m.subject, k.visitor),
            judged as materialized (
                select d.subject, d.visitor, d.owner, d.since, (
                    select o.customer_id from visitor_customer o
                    where o.visitor = d.visitor and not exists (
                        select 1 from member m where m.subject = d.subject and m.customer_id = o.customer_id)
                    limit 1) as other
                from device d)
            select j.subject, j.visitor, j.owner, j.other, j.since, s.signed_at, s.customer_id
            from judged j left join lateral (
                (select last.signed_at, last.customer_id from visitor_sign last
                 where last.visitor = j.visitor and j.other is null and not starts_with(j.visitor, $3)
                 order by last.signed_at desc fetch first row with ties)
                union
                (select told.signed_at, told.customer_id
                 from (
                    select own.signed_at, own.customer_id from member m
                    join visitor_sign own on own.visitor = j.visitor and own.customer_id = m.customer_id
                    where m.subject = j.subject and (j.other is not null or starts_with(j.visitor, $3))
                    order by own.signed_at desc limit 500) own
                 cross join lateral (
                    select own.signed_at, own.customer_id
                    union all
                    (select next.signed_at, next.customer_id from visitor_sign next
                     where next.visitor = j.visitor and next.signed_at >= own.signed_at
                     and (next.signed_at > own.signed_at or next.customer_id is not null)
                     and not exists (
                        select 1 from member m where m.subject = j.subject and m.customer_id = next.customer_id)
                     order by next.signed_at fetch first row with ties)) told)) s on true""";

    // The bounds of the id say in which days to look.
    static final String TOUCHES = """
            select w.number, t.*, l.name
            from unnest($1::int[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::uuid[], $7::uuid[])
                as w (number, customer_id, visitor, from_at, until_at, first, last)
            cross join lateral (
                (select * from touchpoint named
                 where named.customer_id = w.customer_id
                 and named.touched_at >= w.from_at and named.touched_at < w.until_at and named.touched_at <= $8
                 and named.touchpoint_id >= w.first and named.touchpoint_id < w.last
                 and (named.touched_at, named.touchpoint_id::text) < ($8, $9)
                 and (not $11 or (named.source is not null and named.kind not in ('BANNER_SHOWN', 'MESSAGE_SENT')))
                 order by named.touched_at desc, named.touchpoint_id::text desc limit $10)
                union all
                (select * from touchpoint unnamed
                 where unnamed.visitor = w.visitor and unnamed.customer_id is null
                 and unnamed.touched_at >= w.from_at and unnamed.touched_at < w.until_at and unnamed.touched_at <= $8
                 and unnamed.touchpoint_id >= w.first and unnamed.touchpoint_id < w.last
                 and (unnamed.touched_at, unnamed.touchpoint_id::text) < ($8, $9)
                 and (not $11 or (unnamed.source is not null and unnamed.kind not in ('BANNER_SHOWN', 'MESSAGE_SENT')))
                 order by unnamed.touched_at desc, unnamed.touchpoint_id::text desc limit $10)) t
            left join location l on l.gln = t.store
            order by t.touched_at desc, t.touchpoint_id::text desc""";

    @Override
    public Uni<Map<UUID, Trace>> traces(Transaction tx, Collection<UUID> customers) {
        UUID[] subjects = customers.stream().distinct().toArray(UUID[]::new);
        return tx.sql(PERSONS, subjects, PURPOSE).chain(persons -> tx.sql(
                        DEVICES, subjects, MOST_DEVICES, Device.EVERYBODYS)
                .map(rows -> {
                    Map<UUID, Map<String, Known>> devices = new HashMap<>();
                    rows.forEach(row -> devices.computeIfAbsent(row.getUUID("subject"), one -> new LinkedHashMap<>())
                            .computeIfAbsent(row.getString("visitor"), visitor -> Known.of(row))
                            .sign(row));
                    Map<UUID, Trace> traces = new HashMap<>();
                    persons.forEach(row -> {
                        UUID subject = row.getUUID("subject");
                        traces.put(
                                subject,
                                new Trace(
                                        subject,
                                        new HashSet<>(List.of(row.getArrayOfUUIDs("members"))),
                                        row.getBoolean("allowed"),
                                        newest(devices.getOrDefault(subject, Map.of()))));
                    });
                    return traces;
                }));
    }

    private static List<Device> newest(Map<String, Known> devices) {
        return devices.values().stream()
                .sorted(Comparator.comparing(Known::since).reversed())
                .limit(MOST_DEVICES)
                .map(Known::device)
                .toList();
    }

    @Override
    public Uni<List<Found>> touches(
            Transaction tx, List<Search> searches, Instant before, String id, int most, boolean withMerit) {
        if (searches.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.sql(
                        TOUCHES,
                        searches.stream().map(Search::number).toArray(Integer[]::new),
                        searches.stream().map(one -> one.place().customerId()).toArray(UUID[]::new),
                        searches.stream().map(one -> one.place().visitor()).toArray(String[]::new),
                        column(
                                searches,
                                place -> Times.toDatabase(place.window().from()),
                                new OffsetDateTime[0]),
                        column(
                                searches,
                                place -> Times.toDatabase(place.window().until()),
                                new OffsetDateTime[0]),
                        column(searches, SqlTrails::firstId, new UUID[0]),
                        column(searches, SqlTrails::lastId, new UUID[0]),
                        Times.toDatabase(before),
                        id,
                        most,
                        withMerit)
                .map(rows -> {
                    List<Found> found = new ArrayList<>(rows.size());
                    rows.forEach(row ->
                            found.add(new Found(row.getInteger("number"), touchpoint(row), row.getString("name"))));
                    return found;
                });
    }

    private static <V> V[] column(List<Search> searches, Function<Trace.Place, V> value, V[] type) {
        return searches.stream()
                .map(search -> value.apply(search.place()))
                .toList()
                .toArray(type);
    }

    private static UUID firstId(Trace.Place place) {
        return TouchIds.firstAt(place.window().from().minus(TouchIds.STRAYS_BY));
    }

    private static UUID lastId(Trace.Place place) {
        return TouchIds.firstAt(place.window().until().plus(TouchIds.STRAYS_BY));
    }

    private static Touchpoint touchpoint(Row row) {
        return new Touchpoint(
                row.getUUID("touchpoint_id"),
                TouchKind.valueOf(row.getString("kind")),
                Times.fromDatabase(row.getOffsetDateTime("touched_at")),
                row.getString("channel"),
                row.getString("store"),
                new Touchpoint.Subject(
                        row.getString("sku"),
                        row.getUUID("product_id"),
                        row.getString("category"),
                        row.getString("words")),
                new Touchpoint.Origin(row.getString("source"), row.getString("medium"), row.getString("campaign")),
                row.getString("session"),
                row.getString("visitor"),
                row.getUUID("customer_id"));
    }

    /** A device while its rows are read. */
    private record Known(String visitor, Set<UUID> customers, List<Sign> signs, OffsetDateTime since) {

        static Known of(Row row) {
            Set<UUID> customers = new HashSet<>(Set.of(row.getUUID("owner")));
            if (row.getUUID("other") != null) {
                customers.add(row.getUUID("other"));
            }
            return new Known(row.getString("visitor"), customers, new ArrayList<>(), row.getOffsetDateTime("since"));
        }

        void sign(Row row) {
            if (row.getOffsetDateTime("signed_at") != null) {
                signs.add(new Sign(Times.fromDatabase(row.getOffsetDateTime("signed_at")), row.getUUID("customer_id")));
            }
        }

        Device device() {
            return new Device(visitor, customers, signs);
        }
    }
}
