package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.order.address.application.DeliveryAddresses;
import org.unisson.order.exchange.domain.Replacement;
import org.unisson.order.ordering.application.Amendments;
import org.unisson.order.ordering.application.OrderHistory;
import org.unisson.order.ordering.application.OrderHistory.Change;
import org.unisson.order.ordering.application.OrderHistory.What;
import org.unisson.order.ordering.application.Orders;
import org.unisson.order.ordering.application.PlaceOrder;
import org.unisson.order.ordering.application.Placing;
import org.unisson.order.ordering.domain.Exchanged;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.returns.domain.SetOff;

/** Places the order for the goods that are wanted instead of a line, to where that goes, and writes down what for. */
@ApplicationScoped
class PlaceReplacement {

    private final PlaceOrder placing;
    private final DeliveryAddresses addresses;
    private final Amendments amendments;
    private final Replacements replacements;
    private final Orders orders;
    private final OrderHistory history;
    private final Clock clock;

    PlaceReplacement(
            PlaceOrder placing,
            DeliveryAddresses addresses,
            Amendments amendments,
            Replacements replacements,
            Orders orders,
            OrderHistory history,
            Clock clock) {
        this.placing = placing;
        this.addresses = addresses;
        this.amendments = amendments;
        this.replacements = replacements;
        this.orders = orders;
        this.history = history;
        this.clock = clock;
    }

    /** Places it. @param order of the line; held */
    Uni<Order> place(
            Transaction tx, ExchangeRequest request, Order order, OrderLine line, TakenGoods taken, SetOff setOff) {
        List<Exchanged> paying = setOff.parts().stream()
                .map(part -> new Exchanged(part.setOffId(), part.amount()))
                .toList();
        return addresses
                .of(tx, order.orderId())
                .chain(to ->
                        placing.placeInstead(tx, placing(request, order, line, taken, to), paying, order.orderId()));
    }

    /** Writes it down: the order's next version. */
    Uni<Void> keep(Transaction tx, Order order, Replacement replacement) {
        Change change = new Change(
                What.REPLACEMENT_ORDERED,
                replacement.lineId(),
                replacement.quantity(),
                replacement.by(),
                clock.instant());
        return amendments
                .add(tx, replacement.orderId(), order.orderId())
                .chain(() -> replacements.add(tx, replacement))
                .chain(() -> history.add(tx, order, change))
                .chain(() -> orders.edit(tx, order.edited(order.lines()), change.at()));
    }

    private static Placing placing(
            ExchangeRequest request, Order order, OrderLine line, TakenGoods taken, DeliveryAddresses.Given to) {
        List<Placing.Wanted> others = taken.lines().stream()
                .map(part -> new Placing.Wanted(
                        Ids.next(),
                        part.sku(),
                        part.quantity(),
                        part.unitPrice(),
                        request.fulfilment(),
                        line.addedOn(),
                        line.addedBy()))
                .toList();
        return Placing.beside(
                order, others, request.cardToken(), to, request.served().orElseThrow());
    }
}
