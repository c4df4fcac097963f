package org.unisson.catalog.price.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.unisson.catalog.coherence.application.Guard;
import org.unisson.catalog.price.domain.Bounds;
import org.unisson.catalog.price.domain.PriceList;
import org.unisson.catalog.price.domain.PricedSku;
import org.unisson.catalog.price.persistence.PriceReads;
import org.unisson.catalog.price.persistence.PriceWrites;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.catalog.writing.Outcome;
import org.unisson.catalog.writing.Succession;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Sku;

/** SKUs get these prices and no others; each stands alone, all in one transaction and a few statements. */
@ApplicationScoped
public class SettingPrices {

    private final Transactions transactions;
    private final PriceReads reads;
    private final PriceWrites writes;
    private final Guard guard;
    private final Clock clock;

    SettingPrices(Transactions transactions, PriceReads reads, PriceWrites writes, Guard guard, Clock clock) {
        this.guard = guard;
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

    /**
     * Sets them in the order given; answers what became of each.
     *
     * @param guarded whether prices that would contradict each other between channels are refused
     */
    public Uni<List<Outcome>> set(List<Setting> settings, boolean guarded) {
        List<Sku> skus = settings.stream().map(Setting::sku).distinct().toList();
        return transactions.run(tx -> OneWriter.PRICES
                .await(tx)
                .chain(() -> reads.bounds(tx, skus))
                .chain(bounds -> incoherent(tx, settings, guarded)
                        .chain(incoherent -> reads.find(tx, skus).chain(current -> reads.neverReduced(tx, skus)
                                .chain(neverReduced ->
                                        save(tx, settings, bounds, incoherent, neverReduced, current))))));
    }

    private Uni<Map<Setting, Problem>> incoherent(Transaction tx, List<Setting> settings, boolean guarded) {
        if (!guarded || settings.stream().noneMatch(setting -> setting.prices().hasExceptions())) {
            return Uni.createFrom().item(Map.of());
        }
        return guard.problems(tx, settings, setting -> setting.sku().code(), Setting::prices);
    }

    private Uni<List<Outcome>> save(
            Transaction tx,
            List<Setting> settings,
            Bounds bounds,
            Map<Setting, Problem> incoherent,
            Map<String, String> neverReduced,
            Map<Sku, PricedSku> current) {
        Instant now = clock.instant();
        Succession<Sku, PricedSku> prices = new Succession<>(current, PricedSku::version);
        List<Outcome> outcomes = settings.stream()
                .map(setting -> decide(prices, bounds, incoherent, neverReduced, setting, now))
                .toList();
        if (prices.changed().isEmpty()) {
            return Uni.createFrom().item(outcomes);
        }
        prices.history().forEach(priced -> tx.emit(PriceEvents.changed(priced)));
        return writes.save(tx, prices.changed(), now).replaceWith(outcomes);
    }

    private static Outcome decide(
            Succession<Sku, PricedSku> prices,
            Bounds bounds,
            Map<Setting, Problem> incoherent,
            Map<String, String> neverReduced,
            Setting setting,
            Instant now) {
        PricedSku before = prices.before(setting.sku(), setting.ifMatch());
        var refusal = bounds.refusal(setting.sku(), setting.prices());
        if (refusal.isPresent()) {
            return new Outcome.Refused(Refusals.problem(refusal.get()));
        }
        if (before != null && before.prices().equals(setting.prices())) {
            return prices.same(setting.sku());
        }
        String brand = neverReduced.get(setting.sku().code());
        if (brand != null && setting.prices().hasLoweringList()) {
            return new Outcome.Refused(Problem.conflict(
                    "brand-not-reduced", "Never reduced: " + brand + ". A price list would lower the price."));
        }
        if (incoherent.containsKey(setting)) {
            return new Outcome.Refused(incoherent.get(setting));
        }
        long version = prices.version(setting.sku()) + 1;
        return prices.become(setting.sku(), new PricedSku(setting.sku(), version, setting.prices(), now));
    }
}
