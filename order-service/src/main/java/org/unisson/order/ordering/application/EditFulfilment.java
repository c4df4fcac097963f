package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.application.RearrangeConsignments;
import org.unisson.order.ordering.application.OrderHistory.Change;
import org.unisson.order.ordering.application.OrderHistory.What;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.ordering.domain.OrderState;

/** Has lines of a sale handed over in another way, as long as nobody has touched their goods. Each version is kept. */
@ApplicationScoped
public class EditFulfilment {

    private final Transactions transactions;
    private final Orders orders;
    private final RearrangeConsignments rearranging;
    private final OrderHistory history;
    private final Clock clock;

    EditFulfilment(
            Transactions transactions,
            Orders orders,
            RearrangeConsignments rearranging,
            OrderHistory history,
            Clock clock) {
        this.transactions = transactions;
        this.orders = orders;
        this.rearranging = rearranging;
        this.history = history;
        this.clock = clock;
    }

    /**
     * An edit.
     *
     * @param lineId null: all lines that are not that way already
     * @param ifMatch the version that is edited
     * @param by OWNER or STAFF
     */
    public record Edit(UUID orderId, UUID lineId, Fulfilment wanted, String ifMatch, String by) {}

    /**
     * Edits it under the order's lock. What is that way already stays as it is.
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 no such order or line; 409 it is no sale, is to be there the same
     *     day, or its goods cannot be handed over that way any more; 412 another version than the one named
     */
    public Uni<OrderView> edit(Transaction tx, Edit edit, Consumer<Order> allowed) {
        return orders.lock(tx, List.of(edit.orderId()))
                .map(found -> found.get(edit.orderId()))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("order", edit.orderId()).asException())
                .invoke(allowed)
                .invoke(EditFulfilment::requireSale)
                .chain(order -> {
                    List<OrderLine> lines = chosen(order, edit);
                    // Nothing is to be done, whatever the caller has seen: so it may be said again.
                    if (lines.isEmpty()) {
                        return Uni.createFrom().item(order);
                    }
                    Versions.requireMatch(edit.ifMatch(), order.version());
                    return rearranged(tx, order, lines, edit.wanted()).chain(() -> kept(tx, order, lines, edit));
                })
                .map(OrderView::of);
    }

    /** Each version of an order. @throws org.unisson.chassis.rest.ProblemException 404 where there is no such order */
    public Uni<List<OrderHistory.Version>> versions(UUID orderId, Consumer<Order> allowed) {
        return transactions.read(tx -> orders.find(tx, orderId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("order", orderId).asException())
                .invoke(allowed)
                .chain(order -> history.of(tx, order)));
    }

    private Uni<Void> rearranged(Transaction tx, Order order, List<OrderLine> lines, Fulfilment wanted) {
        return rearranging.lines(
                tx,
                ConsignedOrders.locked(order),
                lines.stream().map(OrderLine::lineId).collect(Collectors.toSet()),
                wanted);
    }

    private Uni<Order> kept(Transaction tx, Order order, List<OrderLine> lines, Edit edit) {
        Set<OrderLine> chosen = Set.copyOf(lines);
        Order edited = order.edited(order.lines().stream()
                .map(line -> chosen.contains(line) ? line.by(edit.wanted()) : line)
                .toList());
        Change change = new Change(What.FULFILMENT_CHANGED, edit.lineId(), null, edit.by(), clock.instant());
        return history.add(tx, order, change)
                .chain(() -> orders.edit(tx, edited, clock.instant()))
                .replaceWith(edited);
    }

    private static List<OrderLine> chosen(Order order, Edit edit) {
        if (edit.lineId() != null
                && order.lines().stream().noneMatch(line -> line.lineId().equals(edit.lineId()))) {
            throw Problem.notFound("line", edit.lineId()).asException();
        }
        Fulfilment wanted = edit.wanted();
        return order.lines().stream()
                .filter(line -> edit.lineId() == null || line.lineId().equals(edit.lineId()))
                .filter(line -> !new Fulfilment(line.method(), line.location()).equals(wanted))
                .toList();
    }

    private static void requireSale(Order order) {
        if (!(order.state() instanceof OrderState.Confirmed)) {
            throw Problem.conflict("order-not-confirmed", "Only a confirmed order that has not ended can be changed.")
                    .asException();
        }
        if (order.terms().sameDay().isPresent()) {
            throw Problem.conflict("same-day", "What was promised for the same day is not changed any more.")
                    .asException();
        }
    }
}
