package org.unisson.inventory.inbound.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Versions;
import org.unisson.inventory.inbound.domain.Forecast;
import org.unisson.inventory.inbound.domain.InboundShipment;

/** Changes what is to come, and when. */
@ApplicationScoped
public class ChangeShipment {

    private final SettleShipment settle;
    private final KnownGoods known;

    ChangeShipment(SettleShipment settle, KnownGoods known) {
        this.settle = settle;
        this.known = known;
    }

    /**
     * The shipment after it. 404; 409 if it is closed; 412 for another version; 422 for an unknown SKU.
     *
     * @param allowed refuses a shipment that the caller may not change
     */
    public Uni<InboundShipment> now(
            Transaction tx, UUID id, Forecast said, String ifMatch, Consumer<InboundShipment> allowed) {
        return settle.by(tx, id, allowed, shipment -> {
            Versions.requireMatch(ifMatch, shipment.version());
            return known.require(tx, said).map(done -> shipment.change(said));
        });
    }
}
