package org.unisson.order.sales.domain;

import org.unisson.order.purchase.domain.PurchaseTender;

/** The accounts of the sales ledger. What is owed to the retailer or taken is debited, what is earned is credited. */
public enum Account {
    /** Taken by cards and given back to them, until the bank has settled it. */
    CARD,
    /** Taken into tills and given out of them. */
    CASH,
    /** Given back by bank transfers, where a card could not be given it. */
    BANK_TRANSFER,
    /** Owed in cash to who has not fetched it: credited when the refund is booked, debited when a till pays it out. */
    CASH_REFUNDS_DUE,
    /** Paid by loyalty points. */
    POINTS,
    /** Owed to holders of gift cards: credited when one is sold, debited when it pays. */
    GIFT_CARD,
    /** Paid by vouchers that were given: the programme bears it. */
    VOUCHER,
    /** Sold, and still to be handed over. */
    DEFERRED_REVENUE,
    /** Handed over, at prices before discounts. */
    REVENUE,
    /** Taken off prices. */
    DISCOUNTS,
    /** Given away: what goods were worth that nothing was paid for. */
    GOODWILL,
    /** Set off between goods that came back and goods taken instead: nothing, once both sides are booked. */
    EXCHANGE,
    /** Left on gift cards that have expired. */
    BREAKAGE,
    /** Given back for goods that came back. */
    RETURNS,
    /** Owed to the tax authority: credited with what is earned, debited with what is given back. */
    VAT,
    /** The tax that lies in revenue and, off again, in returns: what makes them net. */
    VAT_INCLUDED;

    /** Where a tender of that kind is cleared. @throws IllegalArgumentException where there is no such tender */
    public static Account ofTender(String kind) {
        return switch (kind) {
            case PurchaseTender.CARD -> CARD;
            case PurchaseTender.CASH -> CASH;
            case PurchaseTender.POINTS -> POINTS;
            case PurchaseTender.GIFT_CARD -> GIFT_CARD;
            case PurchaseTender.VOUCHER -> VOUCHER;
            case PurchaseTender.GOODWILL -> GOODWILL;
            case PurchaseTender.EXCHANGE -> EXCHANGE;
            default -> throw new IllegalArgumentException("no tender clears as " + kind);
        };
    }

    /** Where what goes back on a tender of that kind is owed or given while its customer stands at no till. */
    static Account ofRefundAwayFromTill(String kind) {
        Account account = ofTender(kind);
        return account == CASH ? CASH_REFUNDS_DUE : account;
    }
}
