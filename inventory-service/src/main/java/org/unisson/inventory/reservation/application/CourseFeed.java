package org.unisson.inventory.reservation.application;

/** The names under which inventory reads how far orders and consignments are, and follows the latter. */
public final class CourseFeed {

    public static final String HANDLER = "order-courses";

    public static final String CONSIGNMENTS_HANDLER = "consignments";

    private CourseFeed() {}
}
