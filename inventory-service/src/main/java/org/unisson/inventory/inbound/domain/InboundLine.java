package org.unisson.inventory.inbound.domain;

import org.unisson.chassis.values.Sku;

/**
 * What is to come of a SKU, and what has come, in pieces.
 *
 * @param announced in all; zero for what came without having been announced
 * @param received came fit for sale
 * @param damaged came, not fit for sale
 */
public record InboundLine(Sku sku, long announced, long received, long damaged) {

    static InboundLine announced(Sku sku, long pieces) {
        return new InboundLine(sku, pieces, 0, 0);
    }

    /** Announced and not come. */
    public long outstanding() {
        return Math.max(0, announced - received - damaged);
    }

    /** Come beyond what was announced. */
    public long surplus() {
        return Math.max(0, received + damaged - announced);
    }

    InboundLine plus(Receipt.Line arrived) {
        return new InboundLine(sku, announced, received + arrived.received(), damaged + arrived.damaged());
    }

    InboundLine announcing(long pieces) {
        return new InboundLine(sku, pieces, received, damaged);
    }

    /** Neither announced nor come. */
    boolean isNothing() {
        return announced + received + damaged == 0;
    }
}
