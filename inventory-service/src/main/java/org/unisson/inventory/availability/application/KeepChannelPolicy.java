package org.unisson.inventory.availability.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.inventory.assortment.KnownSkus;
import org.unisson.inventory.availability.domain.ChannelPolicy;
import org.unisson.inventory.availability.persistence.ChannelPolicyStore;
import org.unisson.inventory.location.persistence.LocationStore;

/** Says what a channel may promise. The channel need not sell yet. */
@ApplicationScoped
public class KeepChannelPolicy {

    private final ChannelPolicyStore store;
    private final LocationStore locations;
    private final KnownSkus skus;
    private final Clock clock;

    KeepChannelPolicy(ChannelPolicyStore store, LocationStore locations, KnownSkus skus, Clock clock) {
        this.store = store;
        this.locations = locations;
        this.skus = skus;
        this.clock = clock;
    }

    /** The policy with the version it has now; 412 for another version, 422 for an unknown location or SKU. */
    public Uni<ChannelPolicy> put(Transaction tx, ChannelPolicy said, String ifMatch) {
        Instant now = clock.instant();
        return store.lock(tx, said.channel(), now)
                .invoke(before -> Versions.requireMatch(ifMatch, before.version()))
                .call(() -> locations
                        .unknownOf(tx, said.locations().orElse(Set.of()))
                        .invoke(unknown -> refuse("unknown-location", "/locations", unknown)))
                .call(() -> skus.unknownOf(tx, said.buffers().keySet())
                        .invoke(unknown -> refuse("unknown-sku", "/buffers", unknown)))
                .chain(before -> {
                    if (before.version() > 0 && before.saysSameAs(said)) {
                        return Uni.createFrom().item(before);
                    }
                    ChannelPolicy after = said.withVersion(before.version() + 1);
                    return store.save(tx, after, now).replaceWith(after);
                });
    }

    private static void refuse(String slug, String pointer, Set<?> unknown) {
        unknown.stream().map(Object::toString).sorted().findFirst().ifPresent(first -> {
            throw Problem.unprocessable(slug, pointer, first + " is not known").asException();
        });
    }
}
