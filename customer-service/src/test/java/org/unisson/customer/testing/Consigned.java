package org.unisson.customer.testing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.inventory.events.StockResourced;
import org.unisson.inventory.events.UnavailableLine;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.order.events.DeliveryPromiseBroken;
import org.unisson.order.events.PickupReady;

/**
 * Two pieces of an order on their way, and what others tell of them.
 *
 * @param customer null: a guest's
 */
public record Consigned(UUID id, UUID order, UUID customer, Instant promisedBy) {

    /** A whole number of seconds, so that it reads the same wherever it is shown. */
    private static final Instant PROMISED =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);

    private static final long PIECES = 2;

    /** A consignment of an order of its own, promised for ten minutes ago. */
    public static Consigned of(UUID customer) {
        return new Consigned(UUID.randomUUID(), UUID.randomUUID(), customer, PROMISED);
    }

    /** Another one of the same order. */
    public Consigned sibling() {
        return new Consigned(UUID.randomUUID(), order, customer, promisedBy);
    }

    /** Its state, with the pieces where that state has them. */
    public ConsignmentChanged changed(long version, String status) {
        boolean left = List.of("SHIPPED", "DELIVERED", "COLLECTED").contains(status);
        return changed(version, status, left ? PIECES : 0, 0, status.equals("CLOSED") ? PIECES : 0, Events.now());
    }

    public ConsignmentChanged changed(
            long version, String status, long handedOver, long withdrawn, long cancelled, Instant at) {
        boolean shipped = status.equals("SHIPPED") || status.equals("DELIVERED");
        return new ConsignmentChanged(
                id,
                order,
                version,
                customer,
                "web-fr",
                Events.STORE,
                shipped ? "SHIP" : "PICKUP",
                status,
                List.of(new ConsignedLine(UUID.randomUUID(), "S1", PIECES, handedOver, 0L, withdrawn, cancelled, null)),
                promisedBy,
                shipped ? "Colissimo" : null,
                shipped ? "6A1" : null,
                at,
                null,
                null,
                false);
    }

    public DeliveryPromiseBroken broken(long version, String status) {
        return new DeliveryPromiseBroken(
                id, order, version, customer, Events.STORE, "SHIP", status, promisedBy, Events.now());
    }

    public PickupReady ready(long version, Instant collectBy) {
        return new PickupReady(id, order, version, customer, Events.STORE, null, null, collectBy, Events.now());
    }

    /** That inventory has found pieces of it elsewhere, and others nowhere. @param version of the order's reservation */
    public StockResourced resourced(long version, long found, String location, long unavailable) {
        UUID line = UUID.randomUUID();
        return new StockResourced(
                order,
                version,
                id,
                Events.STORE,
                found == 0 ? List.of() : List.of(new ReservedLine(line, "S1", location, found, null, null)),
                unavailable == 0 ? List.of() : List.of(new UnavailableLine(line, "S1", unavailable)),
                Events.now(),
                null);
    }
}
