package org.unisson.order.ordering.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.address.application.DeliveryAddresses;
import org.unisson.order.address.application.GivenAddress;
import org.unisson.order.cart.domain.Adder;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.ordering.domain.CashTaken;
import org.unisson.order.ordering.domain.OfferedTender;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.SameDay;
import org.unisson.order.payment.domain.CardToken;

/**
 * An order that somebody wants to place.
 *
 * @param cartId the cart it comes from, or null
 * @param customerId null: whoever holds the card, or nobody known
 * @param card loyalty card shown, or null
 * @param location of the whole order, or null: where the store that sells is
 * @param cardToken what stands for the payment card, or null
 * @param points loyalty points offered; 0: none
 * @param offered gift cards and vouchers
 * @param placedAt by the channel's clock; null: now
 * @param sameDay where what is shipped is to be the same day, or null: the usual way
 * @param address where it is to be sent, or null: not said yet
 * @param quote the catalog's quote under which it is sold, signed, or null: at the prices of the moment
 * @param served how it is sold
 */
public record Placing(
        UUID orderId,
        UUID cartId,
        UUID customerId,
        String card,
        String channel,
        Gln location,
        List<Wanted> lines,
        CardToken cardToken,
        long points,
        List<OfferedTender> offered,
        Instant placedAt,
        SameDay sameDay,
        GivenAddress address,
        String quote,
        Served served) {

    public Placing {
        offered = List.copyOf(offered);
        lines = List.copyOf(lines);
    }

    /** At the prices of the moment, or at those that its lines name. */
    public Placing(
            UUID orderId,
            UUID cartId,
            UUID customerId,
            String card,
            String channel,
            Gln location,
            List<Wanted> lines,
            CardToken cardToken,
            long points,
            List<OfferedTender> offered,
            Instant placedAt,
            SameDay sameDay,
            GivenAddress address) {
        this(
                orderId,
                cartId,
                customerId,
                card,
                channel,
                location,
                lines,
                cardToken,
                points,
                offered,
                placedAt,
                sameDay,
                address,
                null,
                Served.BY_NOBODY);
    }

    /** An order beside another one: of the same customer on the same channel, by the same service, to where that one goes. */
    public static Placing beside(
            Order other, List<Wanted> lines, CardToken card, DeliveryAddresses.Given to, Served served) {
        return new Placing(
                Ids.next(),
                null,
                other.customerId(),
                other.card(),
                other.channel(),
                other.soldAt(),
                lines,
                card,
                0,
                List.of(),
                null,
                other.terms().sameDay().orElse(null),
                GivenAddress.orNull(to),
                null,
                served);
    }

    /** With more lines. */
    Placing with(List<Wanted> more) {
        List<Wanted> all = new ArrayList<>(lines);
        all.addAll(more);
        return new Placing(
                orderId,
                cartId,
                customerId,
                card,
                channel,
                location,
                all,
                cardToken,
                points,
                offered,
                placedAt,
                sameDay,
                address,
                quote,
                served);
    }

    /**
     * How an order is sold.
     *
     * @param by who checks the cart out or places the order, or null
     * @param appointment reference of the appointment upon which it is sold, or null
     * @param cash that a till has taken for it, or null
     */
    public record Served(Adder by, String appointment, CashTaken cash) {

        /** Without cash. */
        public Served(Adder by, String appointment) {
            this(by, appointment, null);
        }

        /** By nobody who would matter. */
        public static final Served BY_NOBODY = new Served(null, null);
    }

    /**
     * A line.
     *
     * @param unitPrice null: what the channel asks now
     * @param addedOn null: the order's channel
     * @param addedBy who put it into the cart; null: it comes from none
     */
    public record Wanted(
            UUID lineId,
            Sku sku,
            long quantity,
            Money unitPrice,
            Fulfilment fulfilment,
            String addedOn,
            Adder addedBy) {}
}
