package org.unisson.inventory.sourcing.domain;

import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.location.domain.Site;

/** Everything that stays the same while a basket is planned, but for the shelves, from which its lines take. */
record Situation(
        Basket basket, Set<Gln> pickupStores, Network network, Shelves shelves, Set<Gln> exclusions, Reach reach) {

    static Situation of(Basket basket, Network network, Set<Gln> exclusions, Reach reach) {
        return new Situation(basket, basket.pickupStores(), network, new Shelves(network), exclusions, reach);
    }

    /** Why goods may not come from that site, whatever it has. */
    Optional<Refusal> refusal(Site site, RequestedLine.Method method, SourcingPolicy policy) {
        if (exclusions.contains(site.gln())) {
            return Optional.of(Refusal.EXCLUDED);
        }
        if (!site.open()) {
            return Optional.of(Refusal.CLOSED);
        }
        if (!site.can(method.capability())) {
            return Optional.of(
                    switch (method) {
                        case SHIP -> Refusal.CANNOT_SHIP;
                        case PICKUP -> Refusal.CANNOT_SERVE_PICKUP;
                        case CARRY_OUT -> Refusal.CANNOT_SELL;
                    });
        }
        // What somebody holds in their hands does not come from elsewhere: no policy keeps it from being sold.
        if (method != RequestedLine.Method.CARRY_OUT && !policy.allows(site.gln())) {
            return Optional.of(Refusal.EXCLUDED_BY_POLICY);
        }
        return Optional.empty();
    }
}
