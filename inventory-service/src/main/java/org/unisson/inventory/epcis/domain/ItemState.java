package org.unisson.inventory.epcis.domain;

import org.unisson.inventory.stock.domain.Pieces;

/** How a serialised item was last seen. */
public enum ItemState {
    /** Not yet. */
    NEW(new Pieces(1, 0, 0)),
    /** For sale where customers can reach it. */
    SHOWN(new Pieces(1, 0, 0)),
    /** For sale, and out of reach. */
    BACK_ROOM(new Pieces(1, 0, 0)),
    QUALITY_CONTROL(new Pieces(0, 1, 0)),
    DAMAGED(new Pieces(0, 0, 1)),
    /** Left with a transfer, which tells of its stock. */
    LEAVING(Pieces.NONE),
    SOLD(Pieces.NONE),
    /** Brought back to a till, which tells of its stock. */
    RETURNED(Pieces.NONE),
    /** Destroyed, or its tag is. */
    REMOVED(Pieces.NONE);

    private final Pieces held;

    ItemState(Pieces held) {
        this.held = held;
    }

    /** What the item adds to the stock of its place by what reads know; nothing where others tell of it. */
    Pieces held() {
        return held;
    }

    boolean isHeld() {
        return !held.equals(Pieces.NONE);
    }

    boolean isForSale() {
        return this == SHOWN || this == BACK_ROOM;
    }
}
