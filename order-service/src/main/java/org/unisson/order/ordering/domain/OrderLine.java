package org.unisson.order.ordering.domain;

import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.Adder;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.quote.domain.LineTerms;

/**
 * A line as ordered; its price does not change any more.
 *
 * @param lineId UUIDv7
 * @param quantity pieces
 * @param unitPrice tax included
 * @param total what the customer owes for the line
 * @param location GLN asked for; null: inventory chooses
 * @param addedOn channel on which it entered the cart, or null
 * @param addedBy who put it into the cart; null: it came from none, or was ordered before that was kept
 * @param quoted what the quote says of it beside its price; null: it was sold under none
 * @param partOf the bundle of which it is a part; null: none
 */
public record OrderLine(
        UUID lineId,
        Sku sku,
        long quantity,
        Money unitPrice,
        Money total,
        Fulfilment.Method method,
        Gln location,
        String addedOn,
        Adder addedBy,
        LineTerms quoted,
        BundlePart partOf) {

    /** The same goods at the same price, to be handed over so. */
    public OrderLine by(Fulfilment fulfilment) {
        return new OrderLine(
                lineId,
                sku,
                quantity,
                unitPrice,
                total,
                fulfilment.method(),
                fulfilment.location(),
                addedOn,
                addedBy,
                quoted,
                partOf);
    }

    /** A line at that price. @throws ArithmeticException where the total is beyond any amount of money */
    public static OrderLine priced(
            UUID lineId,
            Sku sku,
            long quantity,
            Money unitPrice,
            Fulfilment fulfilment,
            String addedOn,
            Adder addedBy) {
        return new OrderLine(
                lineId,
                sku,
                quantity,
                unitPrice,
                unitPrice.times(quantity),
                fulfilment.method(),
                fulfilment.location(),
                addedOn,
                addedBy,
                null,
                null);
    }

    /** The same line at what was quoted for it. */
    public OrderLine under(Money price, Money toPay, LineTerms terms) {
        return new OrderLine(lineId, sku, quantity, price, toPay, method, location, addedOn, addedBy, terms, partOf);
    }

    /** Whether an operation gives it with the purchase. */
    boolean isGift() {
        return quoted != null && quoted.gift() != null;
    }

    MissedGift missed() {
        return new MissedGift(lineId, sku, quantity, quoted.gift(), MissedGift.Why.NOT_AVAILABLE);
    }

    /** What was ordered: the goods, or the bundle of which they are a part. */
    public Sku ordered() {
        return partOf == null ? sku : partOf.sku();
    }

    /** What is taken off the line, zero or more. */
    public Money discount() {
        return unitPrice.times(quantity).minus(total);
    }
}
