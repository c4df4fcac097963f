package org.unisson.inventory.reservation.persistence;

import static org.unisson.chassis.persistence.Times.fromDatabase;
import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.reservation.application.Consigned;
import org.unisson.inventory.sourcing.domain.Allocation;
import org.unisson.inventory.stock.domain.Place;

/** What has been followed of consignments, and what was found elsewhere for them. */
@ApplicationScoped
public class ConsignmentStore {

    private static final String KNOWN = """
            select consignment_id, line_id, handed_over, not_found, withdrawn, cancelled, lost, sent_withdrawn,
                sent_cancelled
            from consignment_line
            where consignment_id = any($1::uuid[])""";

    private static final String KEEP = """
            insert into consignment_line (consignment_id, line_id, handed_over, not_found, withdrawn, cancelled, lost,
                sent_withdrawn, sent_cancelled)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
                $7::bigint[], $8::bigint[], $9::bigint[])
            on conflict (consignment_id, line_id) do update set handed_over = excluded.handed_over,
                not_found = excluded.not_found, withdrawn = excluded.withdrawn, cancelled = excluded.cancelled,
                lost = excluded.lost, sent_withdrawn = excluded.sent_withdrawn,
                sent_cancelled = excluded.sent_cancelled""";

    private static final String ADD = """
            insert into resourcing
                (order_id, version, consignment_id, location, replacements, unavailable, resourced_at, collected_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String OF_ORDERS = """
            select order_id, version, consignment_id, location, replacements, unavailable, resourced_at, collected_at
            from resourcing
            where order_id = any($1::uuid[]) and resourced_at >= $2 order by order_id, version""";

    /** Pieces that are nowhere to be had. */
    public record Missing(Sku sku, long pieces) {}

    /**
     * What was found elsewhere for a consignment.
     *
     * @param version of the reservation
     * @param location of the consignment
     * @param collectedAt where what was found is sent to be collected; empty: it is handed out where it is
     * @param unavailable by line
     */
    public record Resourcing(
            UUID orderId,
            long version,
            UUID consignmentId,
            Gln location,
            Optional<Gln> collectedAt,
            List<Allocation> replacements,
            Map<UUID, Missing> unavailable,
            Instant at) {}

    /** What has been followed, by consignment and line. */
    public Uni<Map<UUID, Map<UUID, Consigned.Line>>> known(Transaction tx, Collection<UUID> consignments) {
        return tx.sql(KNOWN, (Object) consignments.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, Map<UUID, Consigned.Line>> known = new HashMap<>();
            rows.forEach(row -> known.computeIfAbsent(row.getUUID(0), id -> new HashMap<>())
                    .put(
                            row.getUUID(1),
                            new Consigned.Line(
                                    row.getUUID(1),
                                    null,
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    new Consigned.Sent(row.getLong(6), row.getLong(7), row.getLong(8)))));
            return known;
        });
    }

    /** From now on these have been followed. */
    public Uni<Void> keep(Transaction tx, List<Consigned> followed) {
        List<UUID> consignments = new ArrayList<>();
        List<Consigned.Line> lines = new ArrayList<>();
        for (Consigned one : followed) {
            for (Consigned.Line line : one.lines()) {
                consignments.add(one.consignmentId());
                lines.add(line);
            }
        }
        return tx.sql(
                        KEEP,
                        consignments.toArray(UUID[]::new),
                        lines.stream().map(Consigned.Line::lineId).toArray(UUID[]::new),
                        lines.stream().map(Consigned.Line::handedOver).toArray(Long[]::new),
                        lines.stream().map(Consigned.Line::notFound).toArray(Long[]::new),
                        lines.stream().map(Consigned.Line::withdrawn).toArray(Long[]::new),
                        lines.stream().map(Consigned.Line::cancelled).toArray(Long[]::new),
                        lines.stream().map(line -> line.sent().lost()).toArray(Long[]::new),
                        lines.stream().map(line -> line.sent().withdrawn()).toArray(Long[]::new),
                        lines.stream().map(line -> line.sent().cancelled()).toArray(Long[]::new))
                .replaceWithVoid();
    }

    /** Keeps what was found, to be told again after a lost slot. */
    public Uni<Void> add(Transaction tx, List<Resourcing> found) {
        Uni<Void> added = Uni.createFrom().voidItem();
        for (Resourcing one : found) {
            added = added.chain(() -> tx.sql(
                            ADD,
                            one.orderId(),
                            one.version(),
                            one.consignmentId(),
                            one.location().number(),
                            replacements(one),
                            unavailable(one),
                            toDatabase(one.at()),
                            one.collectedAt().map(Gln::number).orElse(null))
                    .replaceWithVoid());
        }
        return added;
    }

    /** What was found for these orders since, in the order of its versions. */
    Uni<List<Resourcing>> ofOrders(Transaction tx, Collection<UUID> orders, Instant since) {
        return tx.sql(OF_ORDERS, orders.toArray(UUID[]::new), toDatabase(since)).map(rows -> {
            List<Resourcing> found = new ArrayList<>();
            rows.forEach(row -> found.add(read(row)));
            return found;
        });
    }

    private static JsonArray replacements(Resourcing one) {
        JsonArray replacements = new JsonArray();
        one.replacements()
                .forEach(line -> replacements.add(new JsonObject()
                        .put("lineId", line.lineId().toString())
                        .put("sku", line.place().sku().code())
                        .put("location", line.place().location().number())
                        .put("quantity", line.quantity())
                        .put(
                                "promisedBy",
                                line.promisedBy().map(Instant::toString).orElse(null))));
        return replacements;
    }

    private static JsonArray unavailable(Resourcing one) {
        JsonArray unavailable = new JsonArray();
        one.unavailable()
                .forEach((lineId, missing) -> unavailable.add(new JsonObject()
                        .put("lineId", lineId.toString())
                        .put("sku", missing.sku().code())
                        .put("quantity", missing.pieces())));
        return unavailable;
    }

    private static Resourcing read(Row row) {
        List<Allocation> replacements = new ArrayList<>();
        JsonArray found = row.getJsonArray("replacements");
        for (int index = 0; index < found.size(); index++) {
            JsonObject line = found.getJsonObject(index);
            replacements.add(new Allocation(
                    UUID.fromString(line.getString("lineId")),
                    new Place(new Gln(line.getString("location")), new Sku(line.getString("sku"))),
                    line.getLong("quantity"),
                    Optional.empty(),
                    Optional.ofNullable(line.getString("promisedBy")).map(Instant::parse)));
        }
        Map<UUID, Missing> unavailable = new LinkedHashMap<>();
        JsonArray missing = row.getJsonArray("unavailable");
        for (int index = 0; index < missing.size(); index++) {
            JsonObject line = missing.getJsonObject(index);
            unavailable.put(
                    UUID.fromString(line.getString("lineId")),
                    new Missing(new Sku(line.getString("sku")), line.getLong("quantity")));
        }
        return new Resourcing(
                row.getUUID("order_id"),
                row.getLong("version"),
                row.getUUID("consignment_id"),
                new Gln(row.getString("location")),
                Optional.ofNullable(row.getString("collected_at")).map(Gln::new),
                replacements,
                unavailable,
                fromDatabase(row.getOffsetDateTime("resourced_at")));
    }
}
