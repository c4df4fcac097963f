package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.quote.application.ShowQuote;

/** Explains what an order was sold for. */
@ApplicationScoped
public class ExplainPrices {

    private final Transactions transactions;
    private final Orders orders;
    private final ShowQuote quotes;

    ExplainPrices(Transactions transactions, Orders orders, ShowQuote quotes) {
        this.transactions = transactions;
        this.orders = orders;
        this.quotes = quotes;
    }

    /**
     * What was quoted for each line of the order.
     *
     * @param allowed refuses whoever may not see it
     * @throws org.unisson.chassis.rest.ProblemException 404 where there is no such order, or it was sold under no quote
     */
    public Uni<OrderQuoteView> of(UUID orderId, Consumer<Order> allowed) {
        return transactions.read(tx -> orders.find(tx, orderId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("order", orderId).asException())
                .invoke(allowed)
                .chain(order -> quotes.of(tx, orderId)
                        .map(found -> OrderQuoteView.of(
                                order, found.orElseThrow(() -> Problem.notFound("quote of order", orderId)
                                        .asException())))));
    }
}
