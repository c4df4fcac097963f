package org.unisson.inventory.inbound.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.inventory.inbound.domain.InboundShipment;
import org.unisson.inventory.inbound.domain.Outcome;
import org.unisson.inventory.inbound.persistence.InboundStore;
import org.unisson.inventory.stock.domain.Movement;

/** Brings an inbound shipment further, one command at a time: what it decides is written with the goods that it moves. */
@ApplicationScoped
class SettleShipment {

    private final InboundStore shipments;
    private final AwaitGoods goods;
    private final Clock clock;

    SettleShipment(InboundStore shipments, AwaitGoods goods, Clock clock) {
        this.shipments = shipments;
        this.goods = goods;
        this.clock = clock;
    }

    /** The shipment after the command; 404 if there is none, 409 where it does not allow it. */
    Uni<InboundShipment> by(
            Transaction tx,
            UUID id,
            Consumer<InboundShipment> allowed,
            Function<InboundShipment, Uni<Outcome>> command) {
        return shipments
                .lock(tx, id)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("inbound shipment", id).asException()))
                .invoke(allowed)
                .chain(shipment -> command.apply(shipment).chain(outcome -> switch (outcome) {
                    case Outcome.Done(InboundShipment after, List<Movement> moved) ->
                        after == shipment ? Uni.createFrom().item(shipment) : write(tx, shipment, after, moved);
                    case Outcome.Refused(Outcome.Refusal why) ->
                        Uni.createFrom().failure(refused(id, why));
                }));
    }

    private Uni<InboundShipment> write(
            Transaction tx, InboundShipment before, InboundShipment after, List<Movement> moved) {
        return shipments
                .save(tx, after)
                .chain(() -> goods.moved(tx, before, after, moved, clock.instant()))
                .replaceWith(after);
    }

    private static Throwable refused(UUID id, Outcome.Refusal why) {
        String what =
                switch (why) {
                    case RECEIVED -> " has been received.";
                    case CANCELLED -> " has been cancelled.";
                };
        return Problem.conflict("inbound-closed", "Inbound shipment " + id + what)
                .asException();
    }
}
