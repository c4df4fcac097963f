package org.unisson.order.address.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.order.address.application.DeliveryAddresses.Given;
import org.unisson.order.address.domain.DeliveryAddress;
import org.unisson.order.carrier.application.Labels;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.application.Consignments;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Status;
import org.unisson.order.ordering.application.Orders;
import org.unisson.order.ordering.domain.Order;

/** Gives an order another address, as long as something of it has still to be sent: parcels that have left keep theirs. */
@ApplicationScoped
public class ChangeAddress {

    private static final Set<Status> LEFT = Set.of(Status.SHIPPED, Status.DELIVERED);

    private final Orders orders;
    private final Consignments consignments;
    private final DeliveryAddresses addresses;
    private final Labels labels;
    private final Clock clock;

    ChangeAddress(Orders orders, Consignments consignments, DeliveryAddresses addresses, Labels labels, Clock clock) {
        this.orders = orders;
        this.consignments = consignments;
        this.addresses = addresses;
        this.labels = labels;
        this.clock = clock;
    }

    /**
     * Changes it under the order's lock: a parcel leaves either before, and then it goes to the old one, or after, and
     * then it goes to the new one. Labels of what has not left are cancelled. The same address again changes nothing.
     *
     * @param allowed refuses, by throwing, who may not
     * @throws org.unisson.chassis.rest.ProblemException 404 no such order; 409 nothing of it is sent, or all of it has left
     */
    public Uni<Given> change(
            Transaction tx, UUID orderId, Consumer<Order> allowed, DeliveryAddress address, String by) {
        return orders.lock(tx, List.of(orderId))
                .map(found -> required(found, orderId))
                .invoke(allowed)
                .call(order -> consignments.lockOfOrder(tx, orderId).invoke(all -> requireSomethingToSend(order, all)))
                .chain(() -> addresses.of(tx, orderId))
                .chain(known -> known != null && Objects.equals(known.address(), address)
                        ? Uni.createFrom().item(known)
                        : labels.invalidate(tx, orderId, clock.instant())
                                .chain(() -> addresses.keep(tx, orderId, address, by, clock.instant())));
    }

    private static Order required(Map<UUID, Order> found, UUID orderId) {
        if (!found.containsKey(orderId)) {
            throw Problem.notFound("order", orderId).asException();
        }
        return found.get(orderId);
    }

    private static void requireSomethingToSend(Order order, List<Consignment> all) {
        List<Consignment> sent =
                all.stream().filter(it -> it.method() == Fulfilment.Method.SHIP).toList();
        List<Consignment> left =
                sent.stream().filter(it -> LEFT.contains(it.status())).toList();
        // What was not found of a parcel that has left is looked for, and sent later.
        if (!left.isEmpty() && sent.stream().allMatch(Consignment::settled)) {
            throw alreadyShipped(left);
        }
        if (order.state().isFinal()
                || order.lines().stream().noneMatch(line -> line.method() == Fulfilment.Method.SHIP)) {
            throw Problem.conflict("nothing-to-send", "Nothing of this order is still to be sent to an address.")
                    .asException();
        }
    }

    private static ProblemException alreadyShipped(List<Consignment> left) {
        List<Violation> lines = left.stream()
                .flatMap(it -> it.lines().stream()
                        .filter(line -> line.handedOver() > 0)
                        .map(line -> new Violation(
                                "/lines/" + line.lineId(),
                                line.handedOver() + " pieces have left " + it.location() + ", parcel "
                                        + it.consignmentId() + " is " + it.status())))
                .toList();
        return new Problem(
                        "/problems/already-shipped",
                        "The state of things does not allow it",
                        409,
                        "All of this order has left for the address it has.",
                        lines)
                .asException();
    }
}
