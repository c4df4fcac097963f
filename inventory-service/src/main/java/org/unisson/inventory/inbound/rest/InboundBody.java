package org.unisson.inventory.inbound.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.unisson.inventory.inbound.domain.InboundLine;
import org.unisson.inventory.inbound.domain.InboundShipment;
import org.unisson.inventory.inbound.domain.Status;

/**
 * An inbound shipment.
 *
 * @param expectedOn day of the location
 * @param closedAt when it was received in full, or cancelled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InboundBody(
        UUID shipmentId,
        long version,
        String location,
        String supplier,
        String reference,
        Status status,
        LocalDate expectedOn,
        Instant closedAt,
        List<LineBody> lines) {

    /**
     * A SKU of it, in pieces: announced = received + damaged + awaited + missing − surplus.
     *
     * @param received came fit for sale
     * @param damaged came, not fit for sale
     * @param awaited still to come
     * @param missing not come when the shipment was closed or cancelled
     * @param surplus come beyond what was announced
     */
    record LineBody(
            String sku, long announced, long received, long damaged, long awaited, long missing, long surplus) {}

    static InboundBody of(InboundShipment shipment) {
        return new InboundBody(
                shipment.id(),
                shipment.version(),
                shipment.location().number(),
                shipment.supplier(),
                shipment.reference(),
                Status.of(shipment.state()),
                shipment.expectedOn(),
                shipment.closedAt(),
                shipment.lines().stream().map(line -> line(shipment, line)).toList());
    }

    private static LineBody line(InboundShipment shipment, InboundLine line) {
        return new LineBody(
                line.sku().code(),
                line.announced(),
                line.received(),
                line.damaged(),
                shipment.awaited(line),
                shipment.missing(line),
                line.surplus());
    }
}
