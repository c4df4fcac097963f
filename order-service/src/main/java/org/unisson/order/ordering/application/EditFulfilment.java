package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.order.assortment.application.RequireSold;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.application.RearrangeConsignments;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;

/** Has lines of a sale handed over in another way, as long as nobody has touched their goods. Each version is kept. */
@ApplicationScoped
public class EditFulfilment {

    private final Transactions transactions;
    private final Orders orders;
    private final RearrangeConsignments rearranging;
    private final OrderHistory history;
    private final KeepEdit edits;
    private final RequireSold assortments;

    EditFulfilment(
            Transactions transactions,
            Orders orders,
            RearrangeConsignments rearranging,
            OrderHistory history,
            KeepEdit edits,
            RequireSold assortments) {
        this.transactions = transactions;
        this.orders = orders;
        this.rearranging = rearranging;
        this.history = history;
        this.edits = edits;
        this.assortments = assortments;
    }

    /**
     * An edit.
     *
     * @param lineId null: all lines that are not that way already
     * @param ifMatch the version that is edited
     * @param by OWNER or STAFF
     */
    public record Edit(UUID orderId, UUID lineId, Fulfilment wanted, String ifMatch, String by) {}

    /** What became of it. @param atOnce whether it is so now; else inventory is asked whether it can be */
    public record Edited(OrderView order, boolean atOnce) {}

    /**
     * Edits it under the order's lock. What is that way already stays as it is.
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 no such order or line; 409 it is no sale, or none yet, is to be
     *     there the same day, or its goods cannot be handed over that way any more, or are not sold so by the
     *     channel; 412 another version than the one named
     */
    public Uni<Edited> edit(Transaction tx, Edit edit, Consumer<Order> allowed) {
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
                        return Uni.createFrom().item(new Edited(OrderView.of(order), true));
                    }
                    Versions.requireMatch(edit.ifMatch(), order.version());
                    return requireSold(tx, order, lines, edit.wanted()).chain(() -> edited(tx, order, lines, edit));
                });
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

    /** What a channel sells to be sent alone stays so. */
    private Uni<Void> requireSold(Transaction tx, Order order, List<OrderLine> lines, Fulfilment wanted) {
        boolean sent = wanted.method() == Fulfilment.Method.SHIP;
        return assortments.requireSent(
                tx,
                order.channel(),
                lines.stream()
                        .map(line -> new RequireSold.Line("/method", line.ordered(), sent))
                        .toList(),
                order.placedAt());
    }

    private Uni<Edited> edited(Transaction tx, Order order, List<OrderLine> lines, Edit edit) {
        Set<UUID> chosen = lines.stream().map(OrderLine::lineId).collect(Collectors.toSet());
        return rearranging
                .lines(tx, ConsignedOrders.locked(order), chosen, edit.wanted(), edit.by())
                .chain(arranged -> (arranged.changed().isEmpty()
                                ? Uni.createFrom().item(order)
                                : edits.changed(
                                        tx, order, arranged.changed(), one(arranged, edit), edit.wanted(), edit.by()))
                        .map(after ->
                                new Edited(OrderView.of(after), arranged.asked().isEmpty())));
    }

    private static UUID one(RearrangeConsignments.Arranged arranged, Edit edit) {
        return arranged.changed().size() == 1 && !arranged.asked().isEmpty()
                ? arranged.changed().iterator().next()
                : edit.lineId();
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
        RequireSale.of(order);
        if (order.terms().sameDay().isPresent()) {
            throw Problem.conflict(
                            "same-day",
                            "What is promised for the same day keeps its way. Until it is picked its lines can be"
                                    + " cancelled, and ordered to be collected or sent another day.")
                    .asException();
        }
    }
}
