package org.unisson.inventory.inbound.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.inbound.domain.InboundShipment;

/** Calls off what has not come of an inbound shipment. */
@ApplicationScoped
public class CancelShipment {

    private final SettleShipment settle;
    private final Clock clock;

    CancelShipment(SettleShipment settle, Clock clock) {
        this.settle = settle;
        this.clock = clock;
    }

    /** The shipment after it; 404, 409. @param allowed refuses a shipment that the caller may not cancel */
    public Uni<InboundShipment> now(Transaction tx, UUID id, Consumer<InboundShipment> allowed) {
        return settle.by(tx, id, allowed, shipment -> Uni.createFrom().item(shipment.cancel(clock.instant())));
    }
}
