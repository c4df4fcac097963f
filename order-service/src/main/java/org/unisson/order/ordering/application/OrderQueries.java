package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.ordering.domain.Order;

/** Questions about orders. */
@ApplicationScoped
public class OrderQueries {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final Transactions transactions;
    private final Orders orders;
    private final Allocations allocations;
    private final Amendments amendments;

    OrderQueries(Transactions transactions, Orders orders, Allocations allocations, Amendments amendments) {
        this.transactions = transactions;
        this.orders = orders;
        this.allocations = allocations;
        this.amendments = amendments;
    }

    /**
     * An order with where its goods are set aside.
     *
     * @param allowed refuses whoever may not see it
     * @throws org.unisson.chassis.rest.ProblemException 404 where there is no such order
     */
    public Uni<OrderView> one(UUID orderId, Consumer<Order> allowed) {
        return transactions.read(tx -> orders.find(tx, orderId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("order", orderId).asException())
                .invoke(allowed)
                .chain(order -> allocations
                        .of(tx, List.of(orderId))
                        .map(found -> OrderView.of(order, found.getOrDefault(orderId, List.of()))))
                .chain(view -> amendments.of(tx, orderId).map(view::linked)));
    }

    /** Orders of a customer, the newest first. */
    public Uni<Page<OrderView>> ofCustomer(UUID customerId, int limit, String cursor) {
        UUID before = Page.afterId(cursor, AFTER_ALL);
        return transactions
                .read(tx -> orders.ofCustomer(tx, customerId, before, limit + 1))
                .map(found -> Page.of(found.stream().map(OrderView::of).toList(), limit, order -> order.orderId()
                        .toString()));
    }
}
