package org.unisson.order.assortment.domain;

/** What a channel may do with a product. */
public enum Sellability {
    SELL,
    /** Sell it to be sent, not to be carried out or collected. */
    DELIVERY_ONLY,
    /** Show it, and not sell it. */
    SHOW,
    /** Neither show nor sell it. */
    NOT_SEEN;

    /** Whether it may be sold so. @param sent whether it is sent to the customer */
    public boolean allows(boolean sent) {
        return switch (this) {
            case SELL -> true;
            case DELIVERY_ONLY -> sent;
            case SHOW, NOT_SEEN -> false;
        };
    }
}
