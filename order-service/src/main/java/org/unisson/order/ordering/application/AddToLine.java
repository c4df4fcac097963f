package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.order.address.application.DeliveryAddresses;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.payment.domain.CardToken;

/**
 * Orders more of a line, as an order that adds to its own: sourced anew, all of it or nothing, at what the channel asks
 * now, and charged by itself. What was agreed and paid for the first one is not opened again.
 */
@ApplicationScoped
class AddToLine {

    private final PlaceOrder placing;
    private final Amendments amendments;
    private final LineAdditions additions;
    private final DeliveryAddresses addresses;

    AddToLine(PlaceOrder placing, Amendments amendments, LineAdditions additions, DeliveryAddresses addresses) {
        this.placing = placing;
        this.amendments = amendments;
        this.additions = additions;
        this.addresses = addresses;
    }

    /**
     * Places it in the caller's transaction, which holds the order; to where that one goes.
     *
     * @param card that pays, or null
     * @throws org.unisson.chassis.rest.ProblemException 409 or 422 as where any order is placed
     */
    Uni<Order> place(Transaction tx, Order order, OrderLine line, long quantity, CardToken card) {
        return addresses
                .of(tx, order.orderId())
                .chain(to -> placing.place(tx, placing(order, line, quantity, card, to)))
                .call(placed -> amendments.add(tx, placed.orderId(), order.orderId()))
                .call(placed -> additions.add(tx, placed.orderId(), line.lineId(), quantity));
    }

    private static Placing placing(
            Order order, OrderLine line, long quantity, CardToken card, DeliveryAddresses.Given to) {
        Placing.Wanted more = new Placing.Wanted(
                Ids.next(),
                line.sku(),
                quantity,
                null,
                new Fulfilment(line.method(), line.location()),
                line.addedOn(),
                line.addedBy());
        return Placing.beside(order, List.of(more), card, to, Placing.Served.BY_NOBODY);
    }
}
