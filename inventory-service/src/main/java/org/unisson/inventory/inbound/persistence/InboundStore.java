package org.unisson.inventory.inbound.persistence;

import static org.unisson.chassis.persistence.Times.fromDatabase;
import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.inbound.domain.Announcement;
import org.unisson.inventory.inbound.domain.Forecast;
import org.unisson.inventory.inbound.domain.InboundLine;
import org.unisson.inventory.inbound.domain.InboundShipment;
import org.unisson.inventory.inbound.domain.InboundShipment.State;
import org.unisson.inventory.inbound.domain.Status;

/** Inbound shipments as rows. A transaction takes a shipment's row before those of stock, whatever it does with it. */
@ApplicationScoped
public class InboundStore {

    // A second one of the reference waits here for the first one's commit: the unique constraint sees to it.
    private static final String ADD = """
            insert into inbound_shipment (id, version, location, supplier, reference, expected_on, status, announcement)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (location, supplier, reference) do nothing returning id""";

    private static final String LOCK = "select id from inbound_shipment where id = $1 for update";

    private static final String READ = """
            select s.id, s.version, s.location, s.supplier, s.reference, s.expected_on, s.status, s.closed_at,
                l.sku, l.announced, l.received, l.damaged
            from inbound_shipment s join inbound_line l on l.shipment_id = s.id""";

    private static final String BY_ID = READ + " where s.id = $1 order by l.sku";

    private static final String ANNOUNCED = READ + """
             where s.location = $1 and s.supplier = $2 and s.reference = $3 and s.announcement = $4::jsonb
            order by l.sku""";

    private static final String CHANGE = """
            update inbound_shipment set version = $2, expected_on = $3, status = $4, closed_at = $5 where id = $1""";

    private static final String FORGET_LINES =
            "delete from inbound_line where shipment_id = $1 and sku <> all ($2::text[])";

    private static final String SAVE_LINES = """
            insert into inbound_line as l (shipment_id, location, sku, announced, received, damaged, awaited)
            select $1, $2, * from unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
            on conflict (shipment_id, sku) do update set announced = excluded.announced,
                received = excluded.received, damaged = excluded.damaged, awaited = excluded.awaited
            where (l.announced, l.received, l.damaged, l.awaited)
                is distinct from (excluded.announced, excluded.received, excluded.damaged, excluded.awaited)""";

    /** Writes a new one; false if its reference has announced before, which then is committed. */
    public Uni<Boolean> add(Transaction tx, InboundShipment shipment, Announcement said) {
        return tx.sql(
                        ADD,
                        shipment.id(),
                        shipment.version(),
                        shipment.location().number(),
                        shipment.supplier(),
                        shipment.reference(),
                        shipment.expectedOn(),
                        Status.of(shipment.state()).name(),
                        json(said.forecast()))
                .chain(added -> added.size() == 0
                        ? Uni.createFrom().item(false)
                        : saveLines(tx, shipment).replaceWith(true));
    }

    /** The shipment, locked. */
    public Uni<Optional<InboundShipment>> lock(Transaction tx, UUID id) {
        // Read by a second statement: what the first one waited for is in its lines too.
        return tx.sql(LOCK, id).chain(() -> find(tx, id));
    }

    public Uni<Optional<InboundShipment>> find(Transaction tx, UUID id) {
        return tx.sql(BY_ID, id).map(InboundStore::shipment);
    }

    /** The shipment that this very announcement has announced, whatever was changed since. */
    public Uni<Optional<InboundShipment>> announced(Transaction tx, Announcement said) {
        return tx.sql(ANNOUNCED, said.location().number(), said.supplier(), said.reference(), json(said.forecast()))
                .map(InboundStore::shipment);
    }

    /** Writes a changed one, which is locked. */
    public Uni<Void> save(Transaction tx, InboundShipment shipment) {
        return tx.sql(
                        CHANGE,
                        shipment.id(),
                        shipment.version(),
                        shipment.expectedOn(),
                        Status.of(shipment.state()).name(),
                        toDatabase(shipment.closedAt()))
                .chain(() -> tx.sql(FORGET_LINES, shipment.id(), skus(shipment)))
                .chain(() -> saveLines(tx, shipment));
    }

    private static Uni<Void> saveLines(Transaction tx, InboundShipment shipment) {
        return tx.sql(
                        SAVE_LINES,
                        shipment.id(),
                        shipment.location().number(),
                        skus(shipment),
                        pieces(shipment, InboundLine::announced),
                        pieces(shipment, InboundLine::received),
                        pieces(shipment, InboundLine::damaged),
                        pieces(shipment, shipment::awaited))
                .replaceWithVoid();
    }

    private static String[] skus(InboundShipment shipment) {
        return shipment.lines().stream().map(line -> line.sku().code()).toArray(String[]::new);
    }

    private static Long[] pieces(InboundShipment shipment, ToLongFunction<InboundLine> figure) {
        return shipment.lines().stream().mapToLong(figure).boxed().toArray(Long[]::new);
    }

    private static JsonObject json(Forecast said) {
        JsonObject pieces = new JsonObject();
        said.goods().forEach(goods -> pieces.put(goods.sku().code(), goods.pieces()));
        return new JsonObject()
                .put(
                        "expectedOn",
                        said.expectedOn() == null ? null : said.expectedOn().toString())
                .put("pieces", pieces);
    }

    private static Optional<InboundShipment> shipment(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        List<InboundLine> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(new InboundLine(
                new Sku(row.getString("sku")),
                row.getLong("announced"),
                row.getLong("received"),
                row.getLong("damaged"))));
        Row head = rows.iterator().next();
        return Optional.of(new InboundShipment(
                head.getUUID("id"),
                head.getLong("version"),
                new Gln(head.getString("location")),
                head.getString("supplier"),
                head.getString("reference"),
                head.getLocalDate("expected_on"),
                state(head),
                lines));
    }

    private static State state(Row head) {
        Instant closedAt = fromDatabase(head.getOffsetDateTime("closed_at"));
        return switch (Status.valueOf(head.getString("status"))) {
            case ANNOUNCED -> new State.Announced();
            case PARTLY_RECEIVED -> new State.PartlyReceived();
            case RECEIVED -> new State.Received(closedAt);
            case CANCELLED -> new State.Cancelled(closedAt);
        };
    }
}
