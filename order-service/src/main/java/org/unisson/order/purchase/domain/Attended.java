package org.unisson.order.purchase.domain;

/**
 * How a sale over the counter was attended, as the till tells.
 *
 * @param seller subject of the seller's token, or null
 * @param appointment reference of the appointment upon which it was sold, or null
 */
public record Attended(String seller, String appointment) {

    /** The till tells nothing of it. */
    public static final Attended BY_NOBODY = new Attended(null, null);
}
