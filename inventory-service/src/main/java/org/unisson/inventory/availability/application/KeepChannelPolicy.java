package org.unisson.inventory.availability.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.availability.domain.ChannelPolicy;
import org.unisson.inventory.availability.persistence.ChannelPolicyStore;
import org.unisson.inventory.stock.application.KnownPlaces;

/** Says what a channel may promise. The channel need not sell yet. */
@ApplicationScoped
public class KeepChannelPolicy {

    private final ChannelPolicyStore store;
    private final KnownPlaces known;
    private final Clock clock;

    KeepChannelPolicy(ChannelPolicyStore store, KnownPlaces known, Clock clock) {
        this.store = store;
        this.known = known;
        this.clock = clock;
    }

    /** The policy with the version it has now; 412 for another version, 422 for an unknown location or SKU. */
    public Uni<ChannelPolicy> put(Transaction tx, ChannelPolicy said, String ifMatch) {
        Instant now = clock.instant();
        List<Gln> locations = said.locations().orElse(Set.of()).stream()
                .sorted(Comparator.comparing(Gln::number))
                .toList();
        List<Sku> skus = List.copyOf(said.buffers().keySet());
        return store.lock(tx, said.channel(), now)
                .invoke(before -> Versions.requireMatch(ifMatch, before.version()))
                .call(() -> known.requireLocations(
                        tx,
                        locations,
                        index -> "/locations: " + locations.get(index).number()))
                .call(() -> known.requireSkus(
                        tx, skus, index -> "/buffers: " + skus.get(index).code()))
                .chain(before -> {
                    if (before.version() > 0 && before.saysSameAs(said)) {
                        return Uni.createFrom().item(before);
                    }
                    ChannelPolicy after = said.withVersion(before.version() + 1);
                    return store.save(tx, after, now).replaceWith(after);
                });
    }
}
