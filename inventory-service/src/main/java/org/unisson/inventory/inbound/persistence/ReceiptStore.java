package org.unisson.inventory.inbound.persistence;

import static org.unisson.chassis.persistence.Times.fromDatabase;
import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.inbound.domain.Receipt;

/** Receipts of inbound shipments, as they were taken; never changed. */
@ApplicationScoped
public class ReceiptStore {

    private static final String ADD = """
            insert into inbound_receipt (id, shipment_id, reference, received_at, complete, lines)
            values ($1, $2, $3, $4, $5, $6)""";

    private static final String READ = "select id, reference, received_at, complete, lines from inbound_receipt";

    private static final String BY_REFERENCE = READ + " where shipment_id = $1 and reference = $2";

    private static final String AFTER = READ + " where shipment_id = $1 and id > $2 order by id limit $3";

    /** One that was taken. @param id by which they are in the order they were taken */
    public record Taken(UUID id, Receipt receipt) {}

    /** Writes one of a shipment that is locked. */
    public Uni<Void> add(Transaction tx, UUID shipment, Receipt receipt) {
        return tx.sql(
                        ADD,
                        Ids.next(),
                        shipment,
                        receipt.reference(),
                        toDatabase(receipt.receivedAt()),
                        receipt.complete(),
                        json(receipt.lines()))
                .replaceWithVoid();
    }

    /** The one by which that document has received the shipment. */
    public Uni<Optional<Receipt>> find(Transaction tx, UUID shipment, String reference) {
        return tx.sql(BY_REFERENCE, shipment, reference)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(taken(rows.iterator().next()).receipt()));
    }

    /** Those of a shipment after that one, oldest first. */
    public Uni<List<Taken>> after(Transaction tx, UUID shipment, UUID after, int limit) {
        return tx.sql(AFTER, shipment, after, limit).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(ReceiptStore::taken)
                .toList());
    }

    private static Taken taken(Row row) {
        JsonArray lines = row.getJsonArray("lines");
        return new Taken(
                row.getUUID("id"),
                new Receipt(
                        row.getString("reference"),
                        IntStream.range(0, lines.size())
                                .mapToObj(lines::getJsonObject)
                                .map(line -> new Receipt.Line(
                                        new Sku(line.getString("sku")),
                                        line.getLong("received"),
                                        line.getLong("damaged")))
                                .toList(),
                        fromDatabase(row.getOffsetDateTime("received_at")),
                        row.getBoolean("complete")));
    }

    private static JsonArray json(List<Receipt.Line> lines) {
        JsonArray json = new JsonArray();
        lines.forEach(line -> json.add(new JsonObject()
                .put("sku", line.sku().code())
                .put("received", line.received())
                .put("damaged", line.damaged())));
        return json;
    }
}
