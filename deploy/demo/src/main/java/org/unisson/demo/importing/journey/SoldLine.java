package org.unisson.demo.importing.journey;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.unisson.demo.client.Amount;
import org.unisson.demo.client.Requests;

/**
 * A row that is a sale.
 *
 * @param paid cents received for the line
 * @param shelf cents that it would have cost without the retailer's discounts, at least what was paid
 * @param cardDiscount cents that the loyalty card took off
 */
record SoldLine(
        String household,
        long store,
        String basket,
        String product,
        long quantity,
        long paid,
        long shelf,
        long cardDiscount,
        LocalDateTime at) {

    // The stores' towns are not in the data; its publisher's is in this zone.
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    Instant instant() {
        return at.atZone(ZONE).toInstant();
    }

    /** The first instant of the day after. */
    Instant endOfDay() {
        return at.toLocalDate().plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    /** Cents that the retailer gave for a manufacturer's coupon. */
    long couponMatch() {
        return shelf - cardDiscount - paid;
    }

    /** Pieces with a price in whole cents each; what is weighed or poured is one. */
    long pieces() {
        return shelf % quantity == 0 && cardDiscount % quantity == 0 ? quantity : 1;
    }

    String sku() {
        return Names.sku(product);
    }

    /** Cents of a piece, rounded up: fuel costs less than a cent per unit. What that adds is in the discount. */
    long unitPrice() {
        return Math.ceilDiv(shelf, quantity);
    }

    Requests.ReceiptLine onReceipt() {
        long discount = Math.multiplyExact(unitPrice(), quantity) - paid;
        return new Requests.ReceiptLine(
                Names.sku(product), quantity, dollars(unitPrice()), dollars(discount), dollars(paid));
    }

    static Amount dollars(long cents) {
        return new Amount(cents, Names.CURRENCY);
    }
}
