package org.unisson.order.consignment.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.domain.ConsignedLine;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Parcel;
import org.unisson.order.consignment.domain.Pickup;
import org.unisson.order.consignment.domain.SentPieces;
import org.unisson.order.consignment.domain.Status;
import org.unisson.order.consignment.domain.StoreLeg;

/** Consignments as rows. */
@ApplicationScoped
class ConsignmentColumns {

    static final String ALL = "consignment.consignment_id, consignment.order_id, consignment.customer_id,"
            + " consignment.version, consignment.location, consignment.method, consignment.status,"
            + " consignment.lines::text as lines, consignment.promised_by, consignment.broken_at, consignment.carrier,"
            + " consignment.tracking_number, consignment.pickup_code, consignment.wrong_codes, consignment.slot_from,"
            + " consignment.slot_to, consignment.collect_by, consignment.collected_by,"
            + " consignment.pickup_location, consignment.arrived_at,"
            + " exists (select from consignment_edit edit where edit.consignment_id = consignment.consignment_id) as or_here";

    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};

    private final ObjectMapper json;

    ConsignmentColumns(ObjectMapper json) {
        this.json = json;
    }

    Consignment read(Row row) {
        String tracking = row.getString("tracking_number");
        String code = row.getString("pickup_code");
        String store = row.getString("pickup_location");
        return new Consignment(
                row.getUUID("consignment_id"),
                row.getUUID("order_id"),
                row.getUUID("customer_id"),
                row.getLong("version"),
                new Gln(row.getString("location")),
                Fulfilment.Method.valueOf(row.getString("method")),
                Status.valueOf(row.getString("status")),
                lines(row.getString("lines")),
                instant(row, "promised_by"),
                instant(row, "broken_at"),
                tracking == null ? null : new Parcel(row.getString("carrier"), tracking),
                code == null
                        ? null
                        : new Pickup(
                                code,
                                row.getInteger("wrong_codes"),
                                instant(row, "slot_from"),
                                instant(row, "slot_to"),
                                instant(row, "collect_by"),
                                row.getString("collected_by")),
                store == null ? null : new StoreLeg(new Gln(store), instant(row, "arrived_at")),
                row.getBoolean("or_here"));
    }

    String lines(List<ConsignedLine> lines) {
        try {
            return json.writerFor(LINES)
                    .writeValueAsString(lines.stream().map(Line::of).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write lines of a consignment", impossible);
        }
    }

    private List<ConsignedLine> lines(String text) {
        try {
            return json.readValue(text, LINES).stream().map(Line::line).toList();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("cannot read lines of a consignment", broken);
        }
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column) == null ? null : Times.fromDatabase(row.getOffsetDateTime(column));
    }

    /** A line as it is kept. @param sent null: nothing was, or it is from before something could be */
    private record Line(
            UUID lineId,
            Sku sku,
            long quantity,
            long handedOver,
            long notFound,
            long withdrawn,
            long resolved,
            long cancelled,
            @JsonInclude(JsonInclude.Include.NON_NULL) SentPieces sent) {

        static Line of(ConsignedLine line) {
            return new Line(
                    line.lineId(),
                    line.sku(),
                    line.quantity(),
                    line.handedOver(),
                    line.notFound(),
                    line.withdrawn(),
                    line.resolved(),
                    line.cancelled(),
                    line.sent().any() ? line.sent() : null);
        }

        ConsignedLine line() {
            return new ConsignedLine(
                    lineId,
                    sku,
                    quantity,
                    handedOver,
                    notFound,
                    withdrawn,
                    resolved,
                    cancelled,
                    sent == null ? SentPieces.NONE : sent);
        }
    }
}
