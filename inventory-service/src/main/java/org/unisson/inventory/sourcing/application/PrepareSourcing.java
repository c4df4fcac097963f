package org.unisson.inventory.sourcing.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.assortment.KnownSkus;
import org.unisson.inventory.availability.application.ChannelPolicies;
import org.unisson.inventory.location.persistence.LocationStore;
import org.unisson.inventory.sourcing.domain.Conditions;
import org.unisson.inventory.sourcing.domain.Policies;
import org.unisson.inventory.sourcing.domain.Rule;
import org.unisson.inventory.sourcing.domain.Workload;
import org.unisson.inventory.sourcing.persistence.PolicyStore;
import org.unisson.inventory.sourcing.persistence.WorkloadStore;

/** Reads what planning needs but the stock, once for any number of baskets. */
@ApplicationScoped
public class PrepareSourcing {

    private final LocationStore sites;
    private final KnownSkus skus;
    private final PolicyStore policies;
    private final WorkloadStore workloads;
    private final ChannelPolicies channels;

    PrepareSourcing(
            LocationStore sites,
            KnownSkus skus,
            PolicyStore policies,
            WorkloadStore workloads,
            ChannelPolicies channels) {
        this.sites = sites;
        this.skus = skus;
        this.policies = policies;
        this.workloads = workloads;
        this.channels = channels;
    }

    /** The conditions for baskets of these SKUs on these channels, as committed now. */
    public Uni<Conditions> of(Transaction tx, Collection<String> on, Collection<Sku> wanted) {
        return sites.sites(tx).chain(all -> policies(tx, on, wanted)
                .chain(inForce -> workload(tx, inForce).chain(workload -> channels.of(tx, on)
                        .map(promises -> new Conditions(all, inForce, workload, promises)))));
    }

    private Uni<Policies> policies(Transaction tx, Collection<String> channels, Collection<Sku> wanted) {
        return skus.brands(tx, wanted).chain(brands -> policies.inForce(tx, channels, brands.values())
                .map(inForce -> new Policies(inForce, brands)));
    }

    /** Counting it takes a while, so it is left out where no rule asks. */
    private Uni<Workload> workload(Transaction tx, Policies inForce) {
        return inForce.use(Rule.LEAST_WORKLOAD)
                ? workloads.now(tx)
                : Uni.createFrom().item(new Workload(Map.of()));
    }
}
