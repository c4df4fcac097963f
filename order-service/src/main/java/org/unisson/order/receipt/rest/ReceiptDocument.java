package org.unisson.order.receipt.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;

/**
 * A receipt as a till sends it.
 *
 * @param store GLN
 * @param till workstation; with the store and the number the receipt's key
 * @param number of the receipt
 * @param channel id of a channel whose currency is the receipt's
 * @param card loyalty card presented, optional
 * @param customerId customer, optional; where absent found by the card
 * @param occurredAt by the till's clock
 * @param currency ISO 4217; of every amount
 * @param lines 1 to 500; none of a void
 * @param tenders together the total; none of a void
 * @param total sum of the lines, may be zero; of a void what the voided receipt took, negative
 * @param kind SALE, or VOID: takes another receipt back whole, as never made; a sale where absent
 * @param voids of a void, the receipt that it takes back, of the same store
 * @param corrects of a sale that stands instead of a voided one, the voided one
 * @param session of the till; where absent the time tells it
 * @param seller of a sale, who has served: the subject of their token, 1 to 100 characters; optional
 * @param appointment of a sale, reference of the appointment upon which it was made, 1 to 100 characters; optional
 * @param quote of a sale, the catalog's quote under which it was made: a JSON Web Signature in its compact form; optional.
 *     What of the receipt is not as quoted is taken, and listed as a difference
 */
public record ReceiptDocument(
        Gln store,
        String till,
        String number,
        String channel,
        String card,
        UUID customerId,
        Instant occurredAt,
        String currency,
        List<Line> lines,
        List<Tender> tenders,
        Money total,
        Kind kind,
        Named voids,
        Named corrects,
        UUID session,
        String seller,
        String appointment,
        String quote) {

    /** What a receipt is. */
    public enum Kind {
        SALE,
        VOID
    }

    /** A receipt of the same store. */
    public record Named(String till, String number) {}

    /** Whether it takes another one back. */
    boolean isVoid() {
        return kind == Kind.VOID;
    }

    /**
     * A line: {@code unitPrice × quantity − discount = total}.
     *
     * @param discount zero where absent
     * @param giftCard of a line that sells one: one piece, worth the line's total, and more than nothing; optional
     */
    public record Line(Sku sku, Long quantity, Money unitPrice, Money discount, Money total, GiftCard giftCard) {}

    /** A gift card that is sold. @param giftCardId as loyalty-service has made it; never its number */
    public record GiftCard(UUID giftCardId) {}

    /**
     * A means of payment.
     *
     * @param kind CARD, CASH, POINTS, GIFT_CARD or VOUCHER
     * @param reference of the payment terminal, optional; of a GIFT_CARD the id of its authorisation or of the card; of a VOUCHER
     *     its id; never a
     *     card number
     */
    public record Tender(String kind, Money amount, String reference) {}
}
