package org.unisson.inventory.stock.application;

/** The name under which inventory reads about purchases. */
public final class PurchaseFeed {

    public static final String HANDLER = "stock-movements";

    private PurchaseFeed() {}
}
