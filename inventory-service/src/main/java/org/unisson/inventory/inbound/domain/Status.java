package org.unisson.inventory.inbound.domain;

/** The name of an inbound shipment's state, as it is written and asked for. */
public enum Status {
    ANNOUNCED,
    PARTLY_RECEIVED,
    RECEIVED,
    CANCELLED;

    public static Status of(InboundShipment.State state) {
        return switch (state) {
            case InboundShipment.State.Announced() -> ANNOUNCED;
            case InboundShipment.State.PartlyReceived() -> PARTLY_RECEIVED;
            case InboundShipment.State.Received received -> RECEIVED;
            case InboundShipment.State.Cancelled cancelled -> CANCELLED;
        };
    }
}
