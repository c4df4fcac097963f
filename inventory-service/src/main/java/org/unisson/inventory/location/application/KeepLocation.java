package org.unisson.inventory.location.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Versions;
import org.unisson.inventory.location.domain.KnownLocation;
import org.unisson.inventory.location.domain.Location;
import org.unisson.inventory.location.persistence.LocationStore;
import org.unisson.inventory.signal.persistence.StockSignals;

/** Adds a location, or changes it: a new store sells as soon as this is told. */
@ApplicationScoped
public class KeepLocation {

    private final LocationStore store;
    private final StockSignals signals;
    private final Clock clock;

    KeepLocation(LocationStore store, StockSignals signals, Clock clock) {
        this.store = store;
        this.signals = signals;
        this.clock = clock;
    }

    /**
     * Writes the location; what is as it was publishes nothing. Two first writers of one number: one starts over.
     *
     * @param saysOpen whether who writes knows if it is open; otherwise it is as open as it was: master data that comes in
     *     anew does not open a store that had to close
     */
    public Uni<KnownLocation> put(Transaction tx, Location asked, boolean saysOpen, String ifMatch) {
        // Nothing to lock yet for a new number: the advisory lock makes the second writer see the first one's row.
        return tx.sql("select pg_advisory_xact_lock(hashtext($1))", "location " + asked.gln())
                .chain(() -> store.lock(tx, asked.gln()))
                .chain(known -> {
                    long version = known.map(KnownLocation::version).orElse(0L);
                    Versions.requireMatch(ifMatch, version);
                    Location location = saysOpen || known.isEmpty()
                            ? asked
                            : asked.openAs(known.get().location());
                    if (known.isPresent() && known.get().location().equals(location)) {
                        return Uni.createFrom().item(known.get());
                    }
                    Instant now = clock.instant();
                    boolean shipped = known.map(KnownLocation::location)
                            .map(Location::ships)
                            .orElse(false);
                    return store.save(tx, location, version + 1, now)
                            .chain(() -> shipped == location.ships()
                                    ? Uni.createFrom().voidItem()
                                    : signals.turned(tx, location.gln(), now))
                            .replaceWith(new KnownLocation(location, version + 1));
                });
    }
}
