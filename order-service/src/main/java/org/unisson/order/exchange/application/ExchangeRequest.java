package org.unisson.order.exchange.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.address.application.GivenAddress;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.ordering.application.Placing;
import org.unisson.order.payment.domain.CardToken;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.returns.domain.Returned;

/**
 * Goods of a purchase that come back, and others that are taken for them.
 *
 * @param channel that takes the ones and sells the others
 * @param location where the ones come in; null as long as they are only announced
 * @param fulfilment how the others reach the customer
 * @param receipt of what is carried out; else null
 * @param tenders that pay at the till what is dearer
 * @param cardToken that pays what is dearer of an order, or null
 * @param address where it is to be sent, or null
 * @param allowedBecause why the goods are taken whatever the policy's days, or null
 * @param served how what is taken is sold; empty: that was agreed upon before
 * @param agreed what a piece of a product costs, whatever the channel asks now
 */
public record ExchangeRequest(
        UUID purchaseId,
        String channel,
        Gln location,
        List<Returned> goods,
        List<Taking> take,
        Fulfilment fulfilment,
        ReceiptRef receipt,
        List<Paid> tenders,
        CardToken cardToken,
        GivenAddress address,
        String allowedBecause,
        Optional<Placing.Served> served,
        Map<Sku, Money> agreed) {

    public ExchangeRequest {
        goods = List.copyOf(goods);
        take = List.copyOf(take);
        tenders = List.copyOf(tenders);
        agreed = Map.copyOf(agreed);
    }

    /** Pieces of a product that are taken. */
    public record Taking(Sku sku, long quantity) {}

    /** Paid at the till. @param kind CARD or CASH @param reference of the till's card terminal, or null */
    public record Paid(String kind, Money amount, String reference) {}
}
