package org.unisson.inventory.reservation.application;

/** The name under which inventory reads about orders. */
public final class OrderFeed {

    public static final String HANDLER = "reservations";

    private OrderFeed() {}
}
