package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persons.Members;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderState;

/** Says that an order adds to another one: what was agreed and paid for the one is not opened again. */
@ApplicationScoped
public class AmendOrder {

    private final Orders orders;
    private final Amendments amendments;

    AmendOrder(Orders orders, Amendments amendments) {
        this.orders = orders;
        this.amendments = amendments;
    }

    /**
     * In the caller's transaction, which has placed it.
     *
     * @param allowed refuses whoever may not see the amended one
     * @throws org.unisson.chassis.rest.ProblemException 409 where it is cancelled; 422 where there is none, or it is another
     *     customer's
     */
    public Uni<Void> amend(Transaction tx, Order placed, UUID amended, Consumer<Order> allowed) {
        return orders.lock(tx, List.of(amended))
                .map(found -> found.get(amended))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.unprocessable("unknown-order", "/amends", "there is no order " + amended)
                        .asException())
                .invoke(allowed)
                .call(order -> requireSamePerson(tx, order, placed))
                .invoke(order -> {
                    if (order.state() instanceof OrderState.Cancelled) {
                        throw Problem.conflict("order-cancelled", "Order " + amended + " is cancelled.")
                                .asException();
                    }
                })
                .chain(() -> amendments.add(tx, placed.orderId(), amended));
    }

    private static Uni<Void> requireSamePerson(Transaction tx, Order amended, Order placed) {
        boolean nobodys = amended.customerId() == null && placed.customerId() == null;
        return Members.areOne(tx, amended.customerId(), placed.customerId())
                .invoke(one -> {
                    if (!one && !nobodys) {
                        throw Problem.unprocessable("other-customer", "/amends", "is another customer's")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }
}
