package org.unisson.inventory.reservation.application;

import java.util.Map;
import java.util.UUID;

/**
 * How far a consignment is, as it was heard.
 *
 * @param status ALLOCATED, PICKED, PACKED, SHIPPED, DELIVERED, READY, COLLECTED or CLOSED
 * @param quantities pieces by line that it was opened with
 */
public record ConsignmentCourse(Consigned told, String status, Map<UUID, Long> quantities) {

    public ConsignmentCourse {
        quantities = Map.copyOf(quantities);
    }

    /** Pieces of a line that are still to be handed out. */
    public long open(Consigned.Line line) {
        return quantities.get(line.lineId()) - line.pieces();
    }
}
