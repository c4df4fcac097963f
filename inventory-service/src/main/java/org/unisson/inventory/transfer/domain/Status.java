package org.unisson.inventory.transfer.domain;

/** The name of a transfer's state, as it is written and asked for. */
public enum Status {
    SHIPPED,
    PARTLY_RECEIVED,
    RECEIVED,
    CANCELLED;

    public static Status of(Transfer.State state) {
        return switch (state) {
            case Transfer.State.Shipped() -> SHIPPED;
            case Transfer.State.PartlyReceived() -> PARTLY_RECEIVED;
            case Transfer.State.Received received -> RECEIVED;
            case Transfer.State.Cancelled cancelled -> CANCELLED;
        };
    }
}
