package org.unisson.inventory.reservation.application;

import static org.unisson.chassis.persistence.Times.fromDatabase;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transactions;

/** Reservations as they are shown: straight from the rows. */
@ApplicationScoped
public class ReservationViews {

    static final String BY_ORDER = """
            select r.order_id, r.status, r.reason, r.version, r.expires_at, r.changed_at,
                l.line_id, l.sku, l.location, l.quantity, l.decided_by, l.promised_by, r.detail
            from reservation r left join reservation_line l using (order_id)
            where r.order_id = $1 order by l.line_id, l.location""";

    private final Transactions transactions;

    ReservationViews(Transactions transactions) {
        this.transactions = transactions;
    }

    public Uni<Optional<View>> of(UUID orderId) {
        return transactions.read(tx -> tx.sql(BY_ORDER, orderId)).map(rows -> {
            View view = null;
            for (var row : rows) {
                if (view == null) {
                    view = new View(
                            row.getUUID(0),
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getOffsetDateTime(4).toInstant(),
                            row.getOffsetDateTime(5).toInstant(),
                            new ArrayList<>(),
                            shortages(row.getJsonArray(12)));
                }
                if (row.getUUID(6) != null) {
                    view.lines()
                            .add(new Line(
                                    row.getUUID(6),
                                    row.getString(7),
                                    row.getString(8),
                                    row.getLong(9),
                                    row.getString(10),
                                    fromDatabase(row.getOffsetDateTime(11))));
                }
            }
            return Optional.ofNullable(view);
        });
    }

    private static List<Missing> shortages(JsonArray detail) {
        return detail == null
                ? null
                : detail.stream()
                        .map(JsonObject.class::cast)
                        .map(one -> new Missing(
                                one.getString("sku"),
                                one.getLong("requested"),
                                one.getLong("available"),
                                one.getString("reason")))
                        .toList();
    }

    /**
     * A reservation.
     *
     * @param status HELD, CONFIRMED, FULFILLED, RELEASED or REFUSED
     * @param reason of a release: CANCELLED or EXPIRED
     * @param expiresAt when it is given back if the order says nothing
     * @param shortages why it was refused; absent: it was not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            UUID orderId,
            String status,
            String reason,
            long version,
            Instant expiresAt,
            Instant changedAt,
            List<Line> lines,
            List<Missing> shortages) {}

    /** Pieces of a SKU that could not be had. @param reason as in {@code StockReservationRefused} */
    public record Missing(String sku, long requested, long available, String reason) {}

    /**
     * Pieces set aside at a location for a line.
     *
     * @param decidedBy the sourcing rule that put the location before the next best; absent: there was no other
     * @param promisedBy when it was promised to lie ready, or to be with the customer; absent: no calendar said so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(UUID lineId, String sku, String location, long quantity, String decidedBy, Instant promisedBy) {}
}
