package org.unisson.catalog.price.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.unisson.catalog.price.domain.PricedSku;
import org.unisson.catalog.price.persistence.PriceReads;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;

/** Tells the prices of every SKU again. */
@Singleton
public class RepublishingPrices implements StateRepublisher {

    private static final int AT_ONCE = 500;

    private final Retelling retelling;
    private final PriceReads prices;

    RepublishingPrices(Retelling retelling, PriceReads prices) {
        this.retelling = retelling;
        this.prices = prices;
    }

    @Override
    public String subject() {
        return "prices";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all("", AT_ONCE, this::some, priced -> priced.sku().code());
    }

    private Uni<List<PricedSku>> some(Transaction tx, String last, int limit) {
        // As a writer, so that no older state is told after a newer one.
        return OneWriter.PRICES
                .await(tx)
                .chain(() -> prices.after(tx, last, limit))
                .invoke(some -> some.forEach(priced -> tx.emit(PriceEvents.changed(priced))));
    }
}
