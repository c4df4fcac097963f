package org.unisson.inventory.transfer.domain;

import org.unisson.chassis.values.Sku;

/**
 * What a transfer moves of a SKU, in pieces.
 *
 * @param shipped zero for what arrived without having been shipped
 * @param received arrived fit for sale
 * @param damaged arrived, not fit for sale
 */
public record TransferLine(Sku sku, long shipped, long received, long damaged) {

    /** On its way, before anything has arrived. */
    public static TransferLine shipped(Sku sku, long pieces) {
        return new TransferLine(sku, pieces, 0, 0);
    }

    /** Shipped and not arrived. */
    public long outstanding() {
        return Math.max(0, shipped - received - damaged);
    }

    /** Arrived beyond what was shipped. */
    public long surplus() {
        return Math.max(0, received + damaged - shipped);
    }

    TransferLine plus(Delivery.Line arrived) {
        return new TransferLine(sku, shipped, received + arrived.received(), damaged + arrived.damaged());
    }
}
