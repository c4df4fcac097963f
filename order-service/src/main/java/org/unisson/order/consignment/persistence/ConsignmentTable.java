package org.unisson.order.consignment.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.consignment.application.Consignments;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Parcel;
import org.unisson.order.consignment.domain.Pickup;
import org.unisson.order.consignment.domain.Status;

/** Consignments, each a row with its lines. */
@ApplicationScoped
class ConsignmentTable implements Consignments {

    private static final String ADD = """
            insert into consignment (consignment_id, order_id, customer_id, version, location, method, status, lines,
                promised_by, changed_at, pickup_location)
            select id, order_id, customer, version, location, method, status, lines::jsonb, promised_by, $10,
                pickup_location
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::timestamptz[], $11::text[])
            as news (id, order_id, customer, version, location, method, status, lines, promised_by, pickup_location)""";

    private static final String SAVE = """
            update consignment set version = news.version, status = news.status, lines = news.lines::jsonb,
                broken_at = news.broken_at, carrier = news.carrier, tracking_number = news.tracking,
                pickup_code = news.code, wrong_codes = news.wrong_codes, slot_from = news.slot_from,
                slot_to = news.slot_to, collect_by = news.collect_by, collected_by = news.collected_by, changed_at = $14,
                arrived_at = news.arrived_at, method = news.method, pickup_location = news.pickup_location,
                promised_by = news.promised_by
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[],
                $8::text[], $9::int[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::text[],
                $15::timestamptz[], $16::text[], $17::text[], $18::timestamptz[])
            as news (id, version, status, lines, broken_at, carrier, tracking, code, wrong_codes, slot_from, slot_to,
                collect_by, collected_by, arrived_at, method, pickup_location, promised_by)
            where consignment.consignment_id = news.id""";

    private static final String OF_ORDER =
            "select " + ConsignmentColumns.ALL + " from consignment where order_id = $1 order by consignment_id";

    private static final String TRACKED = """
            select consignment_id from consignment where carrier = $1 and tracking_number = $2
            order by status = 'SHIPPED' desc, consignment_id desc limit 1""";

    // What was sent away is the work of the store to which it goes.
    private static final String TO_DO = "select * from ((select " + ConsignmentColumns.ALL
            + " from consignment where location = $1 and consignment_id > $2"
            + " and status in ('ALLOCATED', 'PICKED', 'PACKED', 'READY') and ($3::text is null or status = $3)"
            + " and (status <> 'READY' or pickup_location is null) order by consignment_id limit $4)"
            + " union all (select " + ConsignmentColumns.ALL
            + " from consignment where pickup_location = $1 and consignment_id > $2"
            + " and status in ('SHIPPED', 'ARRIVED', 'READY') and ($3::text is null or status = $3)"
            + " order by consignment_id limit $4)) to_do order by consignment_id limit $4";

    private static final String DUE = """
            (select consignment_id from consignment where broken_at is null
                and status in ('ALLOCATED', 'PICKED', 'PACKED', 'SHIPPED', 'ARRIVED') and promised_by <= $1
                  and not consignment_id = any($3) order by promised_by limit $2)
            union
            (select consignment_id from consignment where status = 'READY' and collect_by <= $1
                  and not consignment_id = any($3) order by collect_by limit $2)
            union
            (select consignment_id from known_location join consignment using (location)
                where not open and status in ('ALLOCATED', 'PICKED', 'PACKED', 'READY')
                  and (status <> 'READY' or pickup_location is null)
                  and not consignment_id = any($3) limit $2)
            union
            (select consignment_id from known_location join consignment
                on consignment.pickup_location = known_location.location
                where not open and status in ('ALLOCATED', 'PICKED', 'PACKED', 'SHIPPED', 'ARRIVED', 'READY')
                  and not consignment_id = any($3) limit $2)""";

    private static final String CHANGED = "select " + ConsignmentColumns.ALL
            + ", consignment.changed_at, orders.channel, orders.correlation from consignment join orders using (order_id)"
            + " where consignment.changed_at >= $1 and consignment_id > $2 order by consignment_id limit $3";

    private final ConsignmentColumns columns;

    ConsignmentTable(ConsignmentColumns columns) {
        this.columns = columns;
    }

    @Override
    public Uni<Void> add(Transaction tx, Collection<Consignment> news, Instant now) {
        return tx.sql(
                        ADD,
                        column(news, Consignment::consignmentId, UUID[]::new),
                        column(news, Consignment::orderId, UUID[]::new),
                        column(news, Consignment::customerId, UUID[]::new),
                        column(news, Consignment::version, Long[]::new),
                        column(news, one -> one.location().number(), String[]::new),
                        column(news, one -> one.method().name(), String[]::new),
                        column(news, one -> one.status().name(), String[]::new),
                        column(news, one -> columns.lines(one.lines()), String[]::new),
                        column(news, one -> time(one.promisedBy()), OffsetDateTime[]::new),
                        Times.toDatabase(now),
                        column(news, one -> one.isForStore() ? one.leg().store().number() : null, String[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> save(Transaction tx, Collection<Consignment> changed, Instant now) {
        return tx.sql(
                        SAVE,
                        column(changed, Consignment::consignmentId, UUID[]::new),
                        column(changed, Consignment::version, Long[]::new),
                        column(changed, one -> one.status().name(), String[]::new),
                        column(changed, one -> columns.lines(one.lines()), String[]::new),
                        column(changed, one -> time(one.brokenAt()), OffsetDateTime[]::new),
                        parcel(changed, Parcel::carrier),
                        parcel(changed, Parcel::trackingNumber),
                        pickup(changed, Pickup::code, String[]::new),
                        column(
                                changed,
                                one -> one.pickup() == null ? 0 : one.pickup().wrongCodes(),
                                Integer[]::new),
                        pickup(changed, pickup -> time(pickup.slotFrom()), OffsetDateTime[]::new),
                        pickup(changed, pickup -> time(pickup.slotTo()), OffsetDateTime[]::new),
                        pickup(changed, pickup -> time(pickup.collectBy()), OffsetDateTime[]::new),
                        pickup(changed, Pickup::collectedBy, String[]::new),
                        Times.toDatabase(now),
                        column(
                                changed,
                                one -> one.isForStore() ? time(one.leg().arrivedAt()) : null,
                                OffsetDateTime[]::new),
                        column(changed, one -> one.method().name(), String[]::new),
                        column(
                                changed,
                                one -> one.isForStore() ? one.leg().store().number() : null,
                                String[]::new),
                        column(changed, one -> time(one.promisedBy()), OffsetDateTime[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<UUID> tracked(Transaction tx, String carrier, String trackingNumber) {
        return one(tx.sql(TRACKED, carrier, trackingNumber));
    }

    @Override
    public Uni<List<Consignment>> lockOfOrder(Transaction tx, UUID orderId) {
        return tx.sql(OF_ORDER + " for update", orderId).map(this::read);
    }

    @Override
    public Uni<List<Consignment>> ofOrder(Transaction tx, UUID orderId) {
        return tx.sql(OF_ORDER, orderId).map(this::read);
    }

    @Override
    public Uni<Consignment> find(Transaction tx, UUID consignmentId) {
        return tx.sql("select " + ConsignmentColumns.ALL + " from consignment where consignment_id = $1", consignmentId)
                .map(rows ->
                        rows.size() == 0 ? null : columns.read(rows.iterator().next()));
    }

    @Override
    public Uni<List<Consignment>> toDo(Transaction tx, Gln location, Status status, UUID after, int atMost) {
        return tx.sql(TO_DO, location.number(), after, status == null ? null : status.name(), atMost)
                .map(this::read);
    }

    @Override
    public Uni<Boolean> closed(Transaction tx, Collection<Gln> locations) {
        return tx.sql("select from known_location where location = any($1::text[]) and not open", (Object)
                        locations.stream().map(Gln::number).toArray(String[]::new))
                .map(rows -> rows.size() > 0);
    }

    @Override
    public Uni<Set<Gln>> able(Transaction tx, Collection<Gln> locations, String capability) {
        return tx.sql(
                        "select location from known_location where location = any($1) and open and $2 = any(capabilities)",
                        locations.stream().map(Gln::number).toArray(String[]::new),
                        capability)
                .map(rows -> {
                    Set<Gln> able = new HashSet<>();
                    rows.forEach(row -> able.add(new Gln(row.getString(0))));
                    return able;
                });
    }

    @Override
    public Uni<List<UUID>> due(Transaction tx, Instant now, Collection<UUID> leaving, int atMost) {
        return tx.sql(DUE, Times.toDatabase(now), atMost, leaving.toArray(UUID[]::new))
                .map(rows -> {
                    List<UUID> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getUUID(0)));
                    return ids;
                });
    }

    @Override
    public Uni<List<Changed>> changedSince(Transaction tx, Instant since, UUID after, int atMost) {
        return tx.sql(CHANGED, Times.toDatabase(since), after, atMost).map(rows -> {
            List<Changed> changed = new ArrayList<>();
            rows.forEach(row -> changed.add(new Changed(
                    columns.read(row),
                    Times.fromDatabase(row.getOffsetDateTime("changed_at")),
                    row.getString("channel"),
                    row.getString("correlation"))));
            return changed;
        });
    }

    @Override
    public Uni<List<Told>> factsSince(Transaction tx, Instant since, UUID after, int atMost) {
        return ConsignmentFacts.since(tx, since, after, atMost, columns);
    }

    @Override
    public Uni<Void> addFacts(Transaction tx, Collection<Fact> facts) {
        return ConsignmentFacts.add(tx, facts);
    }

    private List<Consignment> read(RowSet<Row> rows) {
        List<Consignment> read = new ArrayList<>();
        rows.forEach(row -> read.add(columns.read(row)));
        return read;
    }

    private static Uni<UUID> one(Uni<RowSet<Row>> rows) {
        return rows.map(
                found -> found.size() == 0 ? null : found.iterator().next().getUUID(0));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : Times.toDatabase(instant);
    }

    private static String[] parcel(Collection<Consignment> all, Function<Parcel, String> value) {
        return column(all, one -> one.parcel() == null ? null : value.apply(one.parcel()), String[]::new);
    }

    private static <C> C[] pickup(Collection<Consignment> all, Function<Pickup, C> value, IntFunction<C[]> array) {
        return column(all, one -> one.pickup() == null ? null : value.apply(one.pickup()), array);
    }

    private static <C> C[] column(Collection<Consignment> all, Function<Consignment, C> value, IntFunction<C[]> array) {
        return all.stream().map(value).toArray(array);
    }
}
