package org.unisson.catalog.price.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisson.catalog.price.domain.Bounds;
import org.unisson.catalog.price.domain.PriceList;
import org.unisson.catalog.price.domain.PricedSku;
import org.unisson.catalog.price.persistence.PriceReads;
import org.unisson.catalog.price.persistence.PriceWrites;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.values.Sku;

/** SKUs get these prices and no others; each stands alone, all in one transaction and a few statements. */
@ApplicationScoped
public class SettingPrices {

    private final Transactions transactions;
    private final PriceReads reads;
    private final PriceWrites writes;
    private final Clock clock;

    SettingPrices(Transactions transactions, PriceReads reads, PriceWrites writes, Clock clock) {
        this.transactions = transactions;
        this.reads = reads;
        this.writes = writes;
        this.clock = clock;
    }

    /**
     * The prices that a SKU is to have.
     *
     * @param ifMatch version they are based on as an ETag, or null
     */
    public record Setting(Sku sku, PriceList prices, String ifMatch) {}

    /** Sets them in the order given; answers what became of each. */
    public Uni<List<Outcome>> set(List<Setting> settings) {
        List<Sku> skus = settings.stream().map(Setting::sku).distinct().toList();
        return transactions.run(tx -> OneWriter.PRICES
                .await(tx)
                .chain(() -> reads.bounds(tx, skus))
                .chain(bounds -> reads.find(tx, skus).chain(current -> save(tx, settings, bounds, current))));
    }

    private Uni<List<Outcome>> save(
            Transaction tx, List<Setting> settings, Bounds bounds, Map<Sku, PricedSku> current) {
        Instant now = clock.instant();
        Map<Sku, PricedSku> changed = new LinkedHashMap<>();
        List<Outcome> outcomes = new ArrayList<>(settings.size());
        for (Setting setting : settings) {
            PricedSku before = current.get(setting.sku());
            long version = before == null ? 0 : before.version();
            Versions.requireMatch(setting.ifMatch(), version);
            var refusal = bounds.refusal(setting.sku(), setting.prices());
            if (refusal.isPresent()) {
                outcomes.add(new Outcome.Refused(Refusals.problem(refusal.get())));
            } else if (before != null && before.prices().equals(setting.prices())) {
                outcomes.add(new Outcome.Unchanged(version));
            } else {
                PricedSku after = new PricedSku(setting.sku(), version + 1, setting.prices(), now);
                current.put(after.sku(), after);
                changed.put(after.sku(), after);
                tx.emit(PriceEvents.changed(after));
                outcomes.add(new Outcome.Written(after.version(), before == null));
            }
        }
        return changed.isEmpty()
                ? Uni.createFrom().item(outcomes)
                : writes.save(tx, changed.values()).replaceWith(outcomes);
    }
}
