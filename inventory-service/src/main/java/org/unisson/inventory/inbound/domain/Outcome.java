package org.unisson.inventory.inbound.domain;

import java.util.List;
import org.unisson.inventory.stock.domain.Movement;

/** What comes of a command to an inbound shipment. */
public sealed interface Outcome {

    /**
     * It is done.
     *
     * @param shipment after it; the same object means that nothing has changed
     * @param movements of goods that go with it
     */
    record Done(InboundShipment shipment, List<Movement> movements) implements Outcome {}

    /** Where it stands does not allow it. */
    record Refused(Refusal why) implements Outcome {}

    /** Why an inbound shipment cannot go on like that. */
    enum Refusal {
        /** Nothing more is to come. */
        RECEIVED,
        /** It was called off. */
        CANCELLED
    }
}
