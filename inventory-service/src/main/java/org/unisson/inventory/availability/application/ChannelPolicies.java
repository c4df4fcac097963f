package org.unisson.inventory.availability.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.availability.domain.ChannelPolicy;
import org.unisson.inventory.availability.persistence.ChannelPolicyStore;

/**
 * What channels may promise, for whoever promises: {@link ChannelPolicy#promisable} takes the place of
 * {@code StockLevel.available()}. Read in the transaction that reserves, after the stock rows are locked; a policy that
 * changes meanwhile counts for the next one.
 */
@ApplicationScoped
public class ChannelPolicies {

    private final ChannelPolicyStore store;

    ChannelPolicies(ChannelPolicyStore store) {
        this.store = store;
    }

    /** The policy of a channel; one that keeps nothing back where nobody has said anything. */
    public Uni<ChannelPolicy> of(Transaction tx, String channel) {
        return of(tx, List.of(channel)).map(policies -> policies.get(channel));
    }

    /** The policies of all of these channels, by one statement. */
    public Uni<Map<String, ChannelPolicy>> of(Transaction tx, Collection<String> channels) {
        return store.of(tx, channels);
    }
}
