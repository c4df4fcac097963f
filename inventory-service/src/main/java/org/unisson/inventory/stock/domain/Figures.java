package org.unisson.inventory.stock.domain;

/**
 * What a place has, in pieces: the sums of what the ledger, the reservations, the transfers and the inbound shipments say of it.
 *
 * @param onHand fit for sale; negative only after a fact that the book did not know
 * @param reserved of those, set aside for orders
 * @param incoming on its way to the place: in open transfers, and announced by suppliers
 * @param qualityControl set apart for inspection, beside those on hand
 * @param damaged not fit for sale, beside those on hand
 */
public record Figures(long onHand, long reserved, long incoming, long qualityControl, long damaged) {

    static final Figures NONE = new Figures(0, 0, 0, 0, 0);

    Figures moved(Pieces pieces) {
        return new Figures(
                Math.addExact(onHand, pieces.onHand()),
                reserved,
                incoming,
                Math.addExact(qualityControl, pieces.qualityControl()),
                Math.addExact(damaged, pieces.damaged()));
    }

    Figures withReserved(long pieces) {
        return new Figures(onHand, pieces, incoming, qualityControl, damaged);
    }

    Figures withIncoming(long pieces) {
        return new Figures(onHand, reserved, pieces, qualityControl, damaged);
    }
}
