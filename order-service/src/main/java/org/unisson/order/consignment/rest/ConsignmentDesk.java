package org.unisson.order.consignment.rest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.values.Gln;
import org.unisson.order.carrier.application.RequireLabel;
import org.unisson.order.consignment.application.Consignments;
import org.unisson.order.consignment.application.OrderOfConsignments;
import org.unisson.order.consignment.application.PromiseTimes;
import org.unisson.order.consignment.application.TellConsignments;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.ConsignmentMessage;
import org.unisson.order.consignment.domain.Parcel;
import org.unisson.order.ordering.application.Aftermath;

/** Tells a consignment what its store, its carrier or its customer says, and answers. */
@RequestScoped
class ConsignmentDesk {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;

    private final Commands commands;
    private final Consignments consignments;
    private final OrderOfConsignments orders;
    private final TellConsignments telling;
    private final RequireLabel label;
    private final PromiseTimes times;
    private final Aftermath aftermath;
    private final Caller caller;
    private final Clock clock;

    ConsignmentDesk(
            Commands commands,
            Consignments consignments,
            OrderOfConsignments orders,
            TellConsignments telling,
            RequireLabel label,
            PromiseTimes times,
            Aftermath aftermath,
            Caller caller,
            Clock clock) {
        this.commands = commands;
        this.consignments = consignments;
        this.orders = orders;
        this.telling = telling;
        this.label = label;
        this.times = times;
        this.aftermath = aftermath;
        this.caller = caller;
        this.clock = clock;
    }

    /** A code that nobody guesses in a few attempts: six digits. */
    static String newCode() {
        return "%06d".formatted(RANDOM.nextInt(CODES));
    }

    Uni<Response> ready(String key, UUID consignmentId, ConsignmentRequests.Ready body) {
        Instant now = clock.instant();
        Instant collectBy = body.collectBy() == null ? now.plus(times.keptFor()) : body.collectBy();
        if (!collectBy.isAfter(now)) {
            throw Problem.invalid("/collectBy", "has passed").asException();
        }
        return run(
                key,
                "make ready",
                consignmentId,
                body,
                new ConsignmentMessage.MadeReady(newCode(), body.slotFrom(), body.slotTo(), collectBy));
    }

    /** Tells it in one transaction. Staff bound to stores tell only those there. */
    Uni<Response> run(String key, String what, UUID consignmentId, Object body, ConsignmentMessage message) {
        return run(
                key, what, consignmentId, body, message, tx -> Uni.createFrom().voidItem());
    }

    /** That it has left, under a label that is in force: asked while the order is held, as who changes the label does. */
    Uni<Response> ship(String key, UUID consignmentId, Object body, Parcel parcel) {
        ConsignmentMessage shipped = new ConsignmentMessage.Shipped(parcel);
        return run(key, "ship", consignmentId, body, shipped, tx -> consignments
                .find(tx, consignmentId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("consignment", consignmentId).asException())
                .invoke(it -> caller.requireStore(place(it, shipped)))
                .call(it -> orders.lock(tx, it.orderId()))
                .chain(() -> label.require(tx, consignmentId, parcel)));
    }

    private Uni<Response> run(
            String key,
            String what,
            UUID consignmentId,
            Object body,
            ConsignmentMessage message,
            Function<Transaction, Uni<Void>> check) {
        AtomicReference<UUID> order = new AtomicReference<>();
        return commands.run(key, what + " consignment " + consignmentId, body, tx -> check.apply(tx)
                        .chain(() ->
                                telling.one(tx, consignmentId, it -> caller.requireStore(place(it, message)), message))
                        .invoke(told -> order.set(told.orderId()))
                        .map(told -> answer(told, consignmentId)))
                .invoke(() -> {
                    if (order.get() != null) {
                        aftermath.of(List.of(order.get()));
                    }
                });
    }

    /** Where that is said: what is sent to a store is prepared at one place, and handed out at another. */
    private static Gln place(Consignment it, ConsignmentMessage message) {
        return switch (message) {
            case ConsignmentMessage.Picked ignored -> it.location();
            case ConsignmentMessage.Packed ignored -> it.location();
            case ConsignmentMessage.Shipped ignored -> it.location();
            default -> it.handedOutAt();
        };
    }

    /** What a carrier tells of a parcel. */
    Uni<Response> delivered(String key, ConsignmentRequests.Delivery body) {
        return commands.run(key, "delivery", body, tx -> consignments
                .tracked(tx, body.carrier(), body.trackingNumber())
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("parcel", body.carrier() + " " + body.trackingNumber())
                        .asException())
                .chain(id -> telling.one(tx, id, it -> {}, new ConsignmentMessage.Delivered())
                        .map(told -> answer(told, id))));
    }

    /** Another code, for the customer or who serves them. */
    Uni<Response> renewCode(String key, UUID consignmentId, Consumer<UUID> allowed) {
        return commands.run(key, "renew code of " + consignmentId, Map.of(), tx -> telling.one(
                        tx,
                        consignmentId,
                        it -> allowed.accept(it.customerId()),
                        new ConsignmentMessage.CodeRenewed(newCode()))
                .invoke(told -> answer(told, consignmentId))
                .map(told -> Answer.ok(ConsignmentBody.of(told.one(consignmentId), true))));
    }

    /** A wrong code is counted: its answer is kept, not rolled back. */
    private static Answer answer(TellConsignments.Told told, UUID consignmentId) {
        Consignment it = told.one(consignmentId);
        return switch (told.steps().get(consignmentId)) {
            case WRONG_CODE ->
                refused(Problem.conflict("wrong-code", "This is not the code of consignment " + consignmentId + "."));
            case LOCKED ->
                refused(Problem.conflict(
                        "code-locked", "Too many wrong codes were shown: the customer needs a new one."));
            case REFUSED ->
                throw Problem.conflict(
                                "consignment-" + it.status().name().toLowerCase(Locale.ROOT),
                                "The consignment is " + it.status() + " for " + it.method()
                                        + ": it cannot do that, or not with so many pieces.")
                        .asException();
            case ONWARDS,
                    LEFT,
                    SENT,
                    READY,
                    MISSED,
                    WITHDRAWN,
                    CANCELLED,
                    REPLACED,
                    NOT_COLLECTED,
                    BROKEN_PROMISE,
                    REPEATED,
                    NOT_YET -> Answer.ok(ConsignmentBody.of(it, false));
        };
    }

    private static Answer refused(Problem problem) {
        return new Answer(problem.status(), null, problem);
    }
}
