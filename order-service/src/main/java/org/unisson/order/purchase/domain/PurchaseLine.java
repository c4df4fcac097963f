package org.unisson.order.purchase.domain;

import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.quote.domain.LineTerms;

/**
 * A line as sold: {@code unitPrice × quantity − discount = total}, to the cent.
 *
 * @param lineId UUIDv7
 * @param quantity pieces, at least 1
 * @param unitPrice before reductions, tax included; may be zero
 * @param discount sum of the reductions on the line, zero or positive
 * @param total paid for the line, after reductions; may be zero
 * @param carriedOutFrom where the goods have left with the customer; null while they are still to be fulfilled, and of a
 *     gift card
 * @param giftCard the gift card that is sold: worth the total, no goods, and no revenue until it is spent; null: goods
 * @param quoted what the quote says of it beside its price; null: it was sold under none
 */
public record PurchaseLine(
        UUID lineId,
        Sku sku,
        long quantity,
        Money unitPrice,
        Money discount,
        Money total,
        Gln carriedOutFrom,
        UUID giftCard,
        LineTerms quoted) {

    public PurchaseLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("a line has at least one piece, not " + quantity);
        }
        if (unitPrice.isNegative() || discount.isNegative() || total.isNegative()) {
            throw new IllegalArgumentException("price, discount and total of a line are zero or more");
        }
        if (giftCard != null && (quantity != 1 || carriedOutFrom != null)) {
            throw new IllegalArgumentException("a gift card is one piece, and no goods leave");
        }
        if (!unitPrice.times(quantity).minus(discount).equals(total)) {
            throw new IllegalArgumentException(
                    "unit price × quantity − discount is not the total of the line of " + sku + ": " + total);
        }
    }

    /** A line that was sold under no quote. */
    public PurchaseLine(
            UUID lineId,
            Sku sku,
            long quantity,
            Money unitPrice,
            Money discount,
            Money total,
            Gln carriedOutFrom,
            UUID giftCard) {
        this(lineId, sku, quantity, unitPrice, discount, total, carriedOutFrom, giftCard, null);
    }

    /** With what a quote says of it, or null. */
    PurchaseLine under(LineTerms terms) {
        return new PurchaseLine(lineId, sku, quantity, unitPrice, discount, total, carriedOutFrom, giftCard, terms);
    }

    /** A line of goods. */
    public static PurchaseLine ofGoods(
            UUID lineId, Sku sku, long quantity, Money unitPrice, Money discount, Money total, Gln carriedOutFrom) {
        return new PurchaseLine(lineId, sku, quantity, unitPrice, discount, total, carriedOutFrom, null);
    }
}
