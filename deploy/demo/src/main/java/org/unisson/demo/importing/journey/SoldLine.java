package org.unisson.demo.importing.journey;

import java.time.LocalDateTime;
import org.unisson.demo.client.Amount;
import org.unisson.demo.client.Requests;

/**
 * A row that is a sale.
 *
 * @param paid cents received for the line
 * @param shelf cents that it would have cost without the retailer's discounts, at least what was paid
 */
record SoldLine(
        String household,
        long store,
        String basket,
        String product,
        long quantity,
        long paid,
        long shelf,
        LocalDateTime at) {

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
