package org.unisson.inventory.audit.application;

import static org.unisson.chassis.persistence.Times.toDatabase;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;

/** Healed reservations as they are shown. */
@ApplicationScoped
public class ReservationAuditViews {

    private static final String SINCE = """
            select id, audit_id, order_id, drift, order_status, before, after, healed_at from reservation_drift
            where id > $1 and healed_at >= $2 order by id limit $3""";

    private final Transactions transactions;

    ReservationAuditViews(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Those healed since, the oldest first. @param after the last one seen */
    public Uni<Page<Healed>> since(Instant since, UUID after, int limit) {
        return transactions
                .read(tx -> tx.sql(SINCE, after, toDatabase(since), limit + 1))
                .map(rows -> Page.of(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(ReservationAuditViews::healed)
                                .toList(),
                        limit,
                        healed -> healed.healingId().toString()));
    }

    private static Healed healed(Row row) {
        return new Healed(
                row.getUUID(0),
                row.getUUID(1),
                row.getUUID(2),
                row.getString(3),
                row.getString(4),
                state(row.getJsonObject(5)),
                state(row.getJsonObject(6)),
                row.getOffsetDateTime(7).toInstant());
    }

    private static State state(JsonObject kept) {
        if (kept == null) {
            return null;
        }
        JsonArray lines = kept.getJsonArray("lines");
        return new State(
                kept.getString("status"),
                kept.getLong("version"),
                IntStream.range(0, lines.size())
                        .mapToObj(lines::getJsonObject)
                        .map(line -> new Line(
                                UUID.fromString(line.getString("lineId")),
                                line.getString("sku"),
                                line.getString("location"),
                                line.getLong("quantity")))
                        .toList());
    }

    /**
     * A reservation that was not what its order had said, and what it was put to.
     *
     * @param auditId audit of the reservations that found it
     * @param drift NOT_FOLLOWED, NOT_RELEASED, NOT_CONFIRMED, NOT_KEPT, TOO_MUCH_KEPT, MISSING or NOT_ENDED
     * @param orderStatus PLACED, CONFIRMED, CANCELLED or FULFILLED, as it was heard
     * @param before absent: there was no reservation
     * @param after absent: there is still none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Healed(
            UUID healingId,
            UUID auditId,
            UUID orderId,
            String drift,
            String orderStatus,
            State before,
            State after,
            Instant healedAt) {}

    /** A reservation as it was. @param status HELD, CONFIRMED, FULFILLED, RELEASED or REFUSED */
    public record State(String status, long version, List<Line> lines) {}

    /** Pieces set aside at a location for a line, or that were when it ended. */
    public record Line(UUID lineId, String sku, String location, long quantity) {}
}
