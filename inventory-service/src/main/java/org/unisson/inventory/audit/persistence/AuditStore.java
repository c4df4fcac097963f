package org.unisson.inventory.audit.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.audit.domain.Drift;
import org.unisson.inventory.stock.domain.Figures;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockLevel;

/** Audits and what they found. */
@ApplicationScoped
public class AuditStore {

    private static final String BEGIN = """
            insert into stock_audit (id, begun_at)
            select $1, $2 where not exists (select from stock_audit where begun_at > $3)
            on conflict ((true)) where finished_at is null do nothing""";

    private static final String UNDER_WAY =
            "select id from stock_audit order by finished_at desc nulls first, begun_at desc limit 1";

    private static final String CLAIM =
            "select id, location, sku from stock_audit where finished_at is null for update skip locked";

    // Of places that are locked, so neither sum can change under us.
    private static final String TRUTH = """
            with place as (select location, sku from unnest($1::text[], $2::text[]) as p (location, sku)),
            reserved as (
                select l.location, l.sku, l.quantity
                from reservation r join reservation_line l using (order_id)
                where r.status in ('HELD', 'CONFIRMED') and l.quantity > 0
                    and (l.location, l.sku) in (select * from place)
                union all
                select location, sku, quantity from hold_line where (location, sku) in (select * from place)),
            open as (select location, sku, sum(quantity) as pieces from reserved group by location, sku)
            select p.location, p.sku, m.on_hand, coalesce(o.pieces, 0)::bigint,
                ((select coalesce(sum(t.in_transit), 0) from transfer_line t
                    where t.destination = p.location and t.sku = p.sku and t.in_transit > 0)
                + (select coalesce(sum(i.awaited), 0) from inbound_line i
                    where i.location = p.location and i.sku = p.sku and i.awaited > 0))::bigint,
                m.quality_control, m.damaged
            from place p left join open o using (location, sku)
            cross join lateral (
                select coalesce(sum(quantity), 0)::bigint as on_hand,
                    coalesce(sum(quality_control), 0)::bigint as quality_control,
                    coalesce(sum(damaged), 0)::bigint as damaged
                from stock_movement where location = p.location and sku = p.sku) m""";

    private static final String RECORD = """
            insert into stock_drift
                (audit_id, location, sku, on_hand, on_hand_healed, reserved, reserved_healed, incoming, incoming_healed,
                quality_control, quality_control_healed, damaged, damaged_healed, healed_at)
            select $1, *, $14 from unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
                $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[])""";

    private static final String ADVANCE = """
            update stock_audit set location = $2, sku = $3, places = places + $4, findings = findings + $5
            where id = $1""";

    /** Where an audit has come to. */
    public record Claimed(UUID id, String location, String sku) {}

    /** Begins an audit, unless one is under way or one has begun after that moment. */
    public Uni<Void> beginUnlessSince(Transaction tx, UUID id, Instant now, Instant since) {
        return tx.sql(BEGIN, id, toDatabase(now), toDatabase(since)).replaceWithVoid();
    }

    /** The audit that is under way; the last one where none is. */
    public Uni<UUID> underWay(Transaction tx) {
        return tx.sql(UNDER_WAY).map(rows -> rows.iterator().next().getUUID(0));
    }

    /** The audit that is under way, for this transaction alone; empty where there is none or another has it. */
    public Uni<Optional<Claimed>> claim(Transaction tx) {
        return tx.sql(CLAIM).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = rows.iterator().next();
            return Optional.of(new Claimed(row.getUUID(0), row.getString(1), row.getString(2)));
        });
    }

    /** Those of these locked places whose level is not what it should be. */
    public Uni<List<Drift>> drifts(Transaction tx, List<StockLevel> levels) {
        Map<Place, StockLevel> byPlace =
                levels.stream().collect(Collectors.toMap(StockLevel::place, Function.identity()));
        List<Place> places = List.copyOf(byPlace.keySet());
        return tx.sql(TRUTH, texts(places, place -> place.location().number()), texts(places, place -> place.sku()
                        .code()))
                .map(rows -> {
                    List<Drift> drifts = new ArrayList<>();
                    for (Row row : rows) {
                        Place place = new Place(new Gln(row.getString(0)), new Sku(row.getString(1)));
                        StockLevel level = byPlace.get(place);
                        Figures truth = new Figures(
                                row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
                        if (!level.figures().equals(truth)) {
                            drifts.add(new Drift(place, level.figures(), truth));
                        }
                    }
                    return drifts;
                });
    }

    /** Writes down what was found at these levels, in their order, and that the audit has come past them. */
    public Uni<Void> record(Transaction tx, UUID audit, List<StockLevel> levels, List<Drift> drifts, Instant now) {
        Place last = levels.getLast().place();
        Uni<Void> advanced = tx.sql(
                        ADVANCE, audit, last.location().number(), last.sku().code(), (long) levels.size(), (long)
                                drifts.size())
                .replaceWithVoid();
        if (drifts.isEmpty()) {
            return advanced;
        }
        List<Place> drifted = drifts.stream().map(Drift::place).toList();
        return advanced.chain(() -> tx.sql(
                        RECORD,
                        audit,
                        texts(drifted, place -> place.location().number()),
                        texts(drifted, place -> place.sku().code()),
                        pieces(drifts, Drift::told, Figures::onHand),
                        pieces(drifts, Drift::truth, Figures::onHand),
                        pieces(drifts, Drift::told, Figures::reserved),
                        pieces(drifts, Drift::truth, Figures::reserved),
                        pieces(drifts, Drift::told, Figures::incoming),
                        pieces(drifts, Drift::truth, Figures::incoming),
                        pieces(drifts, Drift::told, Figures::qualityControl),
                        pieces(drifts, Drift::truth, Figures::qualityControl),
                        pieces(drifts, Drift::told, Figures::damaged),
                        pieces(drifts, Drift::truth, Figures::damaged),
                        toDatabase(now)))
                .replaceWithVoid();
    }

    public Uni<Void> finish(Transaction tx, UUID audit, Instant now) {
        return tx.sql("update stock_audit set finished_at = $2 where id = $1", audit, toDatabase(now))
                .replaceWithVoid();
    }

    private static Long[] pieces(List<Drift> drifts, Function<Drift, Figures> which, ToLongFunction<Figures> figure) {
        return drifts.stream().map(which).mapToLong(figure).boxed().toArray(Long[]::new);
    }

    private static String[] texts(List<Place> places, Function<Place, String> part) {
        return places.stream().map(part).toArray(String[]::new);
    }
}
