package org.unisson.inventory.audit.domain;

/** In which way a reservation is not what its order and its consignments have said. */
public enum OrderDrift {
    /** Consignments have handed out, missed or given up pieces, and the stock has not followed. */
    NOT_FOLLOWED,
    /** The order is cancelled, and something is still set aside for it. */
    NOT_RELEASED,
    /** The order is confirmed, and what is set aside for it still waits to expire. */
    NOT_CONFIRMED,
    /** The order is confirmed, and less is set aside than is still to be handed out. */
    NOT_KEPT,
    /** The order is still open, and more is set aside than it is to get, whatever is still looked for elsewhere. */
    TOO_MUCH_KEPT,
    /** The order waits for its goods or is confirmed, and nothing was ever set aside or refused. */
    MISSING,
    /** The order has ended, all its consignments are followed, and something is still set aside for it. */
    NOT_ENDED
}
