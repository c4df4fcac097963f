package org.unisson.inventory.sourcing.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.unisson.inventory.location.domain.Site;

/** What is true while many baskets are planned one after the other, but for the stock. */
public record Conditions(Collection<Site> sites, Policies policies, Workload workload) {

    /** For whom nothing is to be planned. */
    public static Conditions none() {
        return new Conditions(List.of(), new Policies(List.of(), Map.of()), new Workload(Map.of()));
    }

    public Network network(Stock stock) {
        return new Network(sites, stock, workload);
    }
}
