package org.unisson.inventory.inbound.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.inventory.inbound.domain.InboundShipment;
import org.unisson.inventory.inbound.domain.Outcome;
import org.unisson.inventory.inbound.domain.Receipt;
import org.unisson.inventory.inbound.persistence.ReceiptStore;

/** Takes in what has come of an inbound shipment. */
@ApplicationScoped
public class ReceiveShipment {

    private final SettleShipment settle;
    private final ReceiptStore receipts;
    private final KnownGoods known;
    private final Clock clock;

    ReceiveShipment(SettleShipment settle, ReceiptStore receipts, KnownGoods known, Clock clock) {
        this.settle = settle;
        this.receipts = receipts;
        this.known = known;
        this.clock = clock;
    }

    /**
     * The shipment after it; as it is, if the receipt's reference has received it before. 404; 409 if it is closed, and
     * for a reference that has received something else; 422 for an unknown SKU.
     *
     * @param allowed refuses a shipment that the caller may not receive
     */
    public Uni<InboundShipment> now(Transaction tx, UUID id, Receipt receipt, Consumer<InboundShipment> allowed) {
        // The shipment is locked: nobody takes the same receipt meanwhile.
        return settle.by(tx, id, allowed, shipment -> receipts.find(tx, id, receipt.reference())
                .chain(taken -> taken.isPresent()
                        ? Uni.createFrom().item(again(shipment, receipt, taken.get()))
                        : take(tx, shipment, receipt.at(clock.instant()))));
    }

    /** A repetition is answered, wherever the shipment has come to since. */
    private static Outcome again(InboundShipment shipment, Receipt receipt, Receipt taken) {
        if (!receipt.repeats(taken)) {
            throw Problem.conflict(
                            "reference-used",
                            "/reference: " + receipt.reference() + " has received something else of inbound shipment "
                                    + shipment.id() + ".")
                    .asException();
        }
        return new Outcome.Done(shipment, List.of());
    }

    private Uni<Outcome> take(Transaction tx, InboundShipment shipment, Receipt receipt) {
        return known.require(tx, receipt)
                .map(done -> shipment.receive(receipt))
                .call(outcome -> outcome instanceof Outcome.Done(InboundShipment after, var moved) && after != shipment
                        ? receipts.add(tx, shipment.id(), receipt)
                        : Uni.createFrom().voidItem());
    }
}
