package org.unisson.order.consignment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.consignment.application.OrderOfConsignments.Locked;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.ConsignmentMessage;
import org.unisson.order.consignment.domain.Step;

/**
 * Tells consignments of an order what has happened and writes what follows. The order is locked first, whoever tells:
 * what happens to its consignments happens one after the other.
 */
@ApplicationScoped
public class TellConsignments {

    private final Consignments consignments;
    private final OrderOfConsignments orders;
    private final Clock clock;

    TellConsignments(Consignments consignments, OrderOfConsignments orders, Clock clock) {
        this.consignments = consignments;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * What the messages did.
     *
     * @param all of the order's consignments, afterwards
     * @param steps of those that were told something
     */
    public record Told(UUID orderId, List<Consignment> all, Map<UUID, Step> steps) {

        public Consignment one(UUID consignmentId) {
            return all.stream()
                    .filter(one -> one.consignmentId().equals(consignmentId))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Tells one.
     *
     * @param allowed refuses whoever may not
     * @throws org.unisson.chassis.rest.ProblemException 404 where there is no such consignment
     */
    public Uni<Told> one(
            Transaction tx, UUID consignmentId, Consumer<Consignment> allowed, ConsignmentMessage message) {
        return consignments
                .find(tx, consignmentId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("consignment", consignmentId).asException())
                .invoke(allowed)
                .chain(it -> order(tx, it.orderId(), all -> Map.of(consignmentId, message)));
    }

    /** Tells those of an order that the choice names. @throws org.unisson.chassis.rest.ProblemException 404 no such order */
    public Uni<Told> order(
            Transaction tx, UUID orderId, Function<List<Consignment>, Map<UUID, ConsignmentMessage>> choice) {
        return orders.lock(tx, orderId).chain(order -> consignments
                .lockOfOrder(tx, orderId)
                .chain(before -> tell(tx, order, before, choice.apply(before))));
    }

    private Uni<Told> tell(
            Transaction tx, Locked order, List<Consignment> before, Map<UUID, ConsignmentMessage> messages) {
        Instant now = clock.instant();
        Happened happened = new Happened(now, order);
        List<Consignment> after = before.stream()
                .map(it -> messages.containsKey(it.consignmentId())
                        ? happened.tell(it, messages.get(it.consignmentId()))
                        : it)
                .toList();
        Told told = new Told(order.orderId(), after, happened.steps);
        return happened.changed.isEmpty()
                ? Uni.createFrom().item(told)
                : write(tx, happened, told, now).replaceWith(told);
    }

    private Uni<Void> write(Transaction tx, Happened happened, Told told, Instant now) {
        tx.emit(happened.events);
        return consignments
                .save(tx, happened.changed, now)
                .chain(() -> happened.facts.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : consignments.addFacts(tx, happened.facts))
                .chain(() -> orders.follow(tx, told.orderId(), happened.consequences, told.all()));
    }
}
