package org.unisson.catalog.assortment.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.assortment.persistence.Assortments;
import org.unisson.catalog.assortment.persistence.Assortments.Dated;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;

/** Tells again which channels have the products that any assortment has ever named. */
@Singleton
public class RepublishingAssortments implements StateRepublisher {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int AT_ONCE = 200;

    private final Retelling retelling;
    private final Assortments assortments;

    RepublishingAssortments(Retelling retelling, Assortments assortments) {
        this.retelling = retelling;
        this.assortments = assortments;
    }

    @Override
    public String subject() {
        return "assortments";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                BEFORE_ALL, AT_ONCE, this::some, dated -> dated.assorted().productId());
    }

    private Uni<List<Dated>> some(Transaction tx, UUID last, int limit) {
        // As a writer, so that no older state is told after a newer one.
        return OneWriter.PRODUCTS
                .await(tx)
                .chain(() -> assortments.told(tx, last, limit))
                .invoke(some ->
                        some.forEach(dated -> tx.emit(AssortmentEvents.changed(dated.assorted(), dated.changedAt()))));
    }
}
