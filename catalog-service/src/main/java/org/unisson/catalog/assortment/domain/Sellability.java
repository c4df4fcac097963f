package org.unisson.catalog.assortment.domain;

/** What a channel may do with a product. The first of two that meet wins. */
public enum Sellability {
    /** Show it, and sell it elsewhere. */
    SHOW,
    /** Sell it to be sent, not to be carried out. */
    DELIVERY_ONLY,
    SELL
}
