package org.unisson.inventory.sourcing.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.values.Gln;

/**
 * How it is decided where goods come from.
 *
 * @param id its name
 * @param scope what it is for
 * @param rules compared one after the other; the first one by which two candidates differ decides
 * @param excluded locations from which nothing comes
 * @param only the locations from which something may come; empty: all
 * @param maxParcels into how many parcels lines that are decided together may be split; empty: any number
 * @param shipToStore whether what is to be collected and is not there may be sent there from elsewhere
 */
public record SourcingPolicy(
        String id,
        Scope scope,
        List<Rule> rules,
        Set<Gln> excluded,
        Set<Gln> only,
        Optional<Integer> maxParcels,
        boolean shipToStore) {

    /** In force where nobody has said otherwise: one parcel, warehouses before stores, fuller shelves first. */
    public static final SourcingPolicy BUILT_IN = new SourcingPolicy(
            "built-in",
            new Scope(null, null),
            List.of(Rule.ONE_PARCEL, Rule.WAREHOUSE_FIRST, Rule.MOST_STOCK),
            Set.of(),
            Set.of(),
            Optional.empty(),
            false);

    /**
     * What a policy is for.
     *
     * @param channel null: every channel
     * @param brand null: every brand
     */
    public record Scope(String channel, String brand) {}

    public SourcingPolicy {
        rules = List.copyOf(rules);
        excluded = Set.copyOf(excluded);
        only = Set.copyOf(only);
    }

    /** The rules, and the one that ends every tie. */
    List<Rule> order() {
        List<Rule> order = new ArrayList<>(rules);
        if (!rules.contains(Rule.LOCATION_NUMBER)) {
            order.add(Rule.LOCATION_NUMBER);
        }
        return order;
    }

    SourcingPolicy undividing() {
        return new SourcingPolicy(id, scope, rules, excluded, only, Optional.of(1), false);
    }

    boolean allows(Gln location) {
        return !excluded.contains(location) && (only.isEmpty() || only.contains(location));
    }
}
