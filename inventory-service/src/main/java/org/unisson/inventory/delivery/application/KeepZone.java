package org.unisson.inventory.delivery.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.inventory.delivery.domain.DeliveryZone;
import org.unisson.inventory.delivery.domain.KnownZone;
import org.unisson.inventory.delivery.persistence.ZoneStore;

/** Adds a delivery zone, changes it or takes it away: the next order is decided by it. */
@ApplicationScoped
public class KeepZone {

    private final ZoneStore store;
    private final Clock clock;

    KeepZone(ZoneStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Writes the zone; 412 where somebody changed it meanwhile. */
    public Uni<KnownZone> put(Transaction tx, DeliveryZone zone, String ifMatch) {
        return store.lock(tx, zone.id()).chain(known -> {
            long version = known.map(KnownZone::version).orElse(0L);
            Versions.requireMatch(ifMatch, version);
            if (known.isPresent() && known.get().zone().equals(zone)) {
                return Uni.createFrom().item(known.get());
            }
            return store.save(tx, zone, version + 1, clock.instant()).replaceWith(new KnownZone(zone, version + 1));
        });
    }

    /** Takes it away, and what was promised by it stands; 404 where there is none, 412 where it was changed meanwhile. */
    public Uni<Void> delete(Transaction tx, String id, String ifMatch) {
        return store.lock(tx, id).chain(known -> {
            KnownZone zone = known.orElseThrow(
                    () -> Problem.notFound("delivery zone", id).asException());
            Versions.requireMatch(ifMatch, zone.version());
            return store.delete(tx, id);
        });
    }
}
