package org.unisson.inventory.inbound.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.inbound.domain.Announcement;
import org.unisson.inventory.inbound.domain.InboundShipment;
import org.unisson.inventory.inbound.persistence.InboundStore;
import org.unisson.inventory.stock.application.KnownPlaces;

/** Takes down what a supplier says is to come. */
@ApplicationScoped
public class AnnounceShipment {

    private final InboundStore shipments;
    private final KnownGoods known;
    private final KnownPlaces places;
    private final AwaitGoods goods;
    private final Clock clock;

    AnnounceShipment(InboundStore shipments, KnownGoods known, KnownPlaces places, AwaitGoods goods, Clock clock) {
        this.shipments = shipments;
        this.known = known;
        this.places = places;
        this.goods = goods;
        this.clock = clock;
    }

    /**
     * The shipment of an announcement.
     *
     * @param fresh false if its reference had announced it before
     */
    public record Announced(InboundShipment shipment, boolean fresh) {}

    /** Announces. 422 for an unknown location or SKU, 409 for a reference that has announced something else. */
    public Uni<Announced> now(Transaction tx, Announcement said) {
        InboundShipment shipment = InboundShipment.announce(Ids.next(), said);
        return places.requireLocations(tx, List.of(said.location()), index -> "/location")
                .chain(() -> known.require(tx, said.forecast()))
                .chain(() -> shipments.add(tx, shipment, said))
                .chain(added -> added
                        ? goods.moved(tx, null, shipment, List.of(), clock.instant())
                                .replaceWith(new Announced(shipment, true))
                        : before(tx, said));
    }

    private Uni<Announced> before(Transaction tx, Announcement said) {
        return shipments.announced(tx, said).map(found -> found.map(shipment -> new Announced(shipment, false))
                .orElseThrow(() -> Problem.conflict(
                                "reference-used",
                                "/reference: " + said.reference() + " of " + said.supplier()
                                        + " has announced something else to " + said.location() + ".")
                        .asException()));
    }
}
