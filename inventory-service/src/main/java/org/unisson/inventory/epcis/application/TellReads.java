package org.unisson.inventory.epcis.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.epcis.persistence.ReadStore;
import org.unisson.inventory.epcis.persistence.ReadStore.Shown;

/** Tells of items that were read in a fitting room or at a mirror: once per event and SKU, and nothing of people. */
@ApplicationScoped
public class TellReads {

    private final ReadStore reads;
    private final Clock clock;

    TellReads(ReadStore reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    public Uni<Void> tell(Transaction tx, List<PlacedEvent> captured) {
        Instant now = clock.instant();
        List<Shown> shown = new ArrayList<>();
        for (PlacedEvent placed : captured) {
            if (placed.readPoint() != null && placed.readPoint().kind().showsToSomebody()) {
                placed.event().items().stream()
                        .map(placed::skuOf)
                        .distinct()
                        .forEach(sku -> shown.add(shown(placed, sku)));
            }
        }
        return reads.tell(tx, shown, now);
    }

    private static Shown shown(PlacedEvent placed, Sku sku) {
        return new Shown(sku, placed.readPoint(), placed.event().at());
    }
}
