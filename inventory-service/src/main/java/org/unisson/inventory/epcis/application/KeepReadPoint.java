package org.unisson.inventory.epcis.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.epcis.domain.KnownReadPoint;
import org.unisson.inventory.epcis.domain.ReadPoint;
import org.unisson.inventory.epcis.persistence.ReadPointStore;
import org.unisson.inventory.stock.application.KnownPlaces;

/** Registers places where items are read, and finds them. */
@ApplicationScoped
public class KeepReadPoint {

    private final Transactions transactions;
    private final ReadPointStore points;
    private final KnownPlaces known;
    private final Clock clock;

    KeepReadPoint(Transactions transactions, ReadPointStore points, KnownPlaces known, Clock clock) {
        this.transactions = transactions;
        this.points = points;
        this.known = known;
        this.clock = clock;
    }

    /** 412 if another version is there than the one named; 422 for an unknown location. */
    public Uni<KnownReadPoint> put(Transaction tx, ReadPoint point, String ifMatch) {
        return known.requireLocations(tx, List.of(point.location()), index -> "/location")
                .chain(() -> points.lock(tx, point.id()))
                .invoke(before -> Versions.requireMatch(
                        ifMatch, before.map(KnownReadPoint::version).orElse(0L)))
                .chain(() -> points.save(tx, point, clock.instant()));
    }

    public Uni<Optional<KnownReadPoint>> byId(String id) {
        return transactions.read(tx -> points.find(tx, id));
    }

    /** After an id, of one location or, if null, of all. */
    public Uni<List<KnownReadPoint>> after(Gln location, String after, int limit) {
        return transactions.read(tx -> points.list(tx, location, after, limit));
    }
}
