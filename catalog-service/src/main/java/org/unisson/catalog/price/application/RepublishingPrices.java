package org.unisson.catalog.price.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.unisson.catalog.price.domain.PricedSku;
import org.unisson.catalog.price.persistence.PriceReads;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.catalog.writing.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transactions;

/** Tells the prices of every SKU again. */
@Singleton
public class RepublishingPrices implements StateRepublisher {

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final PriceReads prices;

    RepublishingPrices(Transactions transactions, PriceReads prices) {
        this.transactions = transactions;
        this.prices = prices;
    }

    @Override
    public String subject() {
        return "prices";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return Retelling.all("", this::some, priced -> priced.sku().code());
    }

    private Uni<List<PricedSku>> some(String last) {
        // As a writer, so that no older state is told after a newer one.
        return transactions.run(tx -> OneWriter.PRICES
                .await(tx)
                .chain(() -> prices.after(tx, last, AT_ONCE))
                .invoke(some -> some.forEach(priced -> tx.emit(PriceEvents.changed(priced)))));
    }
}
