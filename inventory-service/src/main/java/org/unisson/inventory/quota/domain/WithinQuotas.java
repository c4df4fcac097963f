package org.unisson.inventory.quota.domain;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Network;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.sourcing.domain.Policies;
import org.unisson.inventory.sourcing.domain.Promises;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.inventory.sourcing.domain.Sourcing;

/**
 * Plans baskets as the quotas allow that cover them.
 *
 * @param networks as each channel sees it
 */
public record WithinQuotas(QuotaBook quotas, Function<String, Network> networks, Policies policies) {

    /** What cannot be had, or where all of it comes from. Takes nothing, neither of the stock nor of the quotas. */
    public Plan plan(Claim claim, Basket basket) {
        List<Shortage> refused = quotas.refusals(claim);
        if (!refused.isEmpty()) {
            return new Plan(List.of(), refused, List.of());
        }
        Network network = networks.apply(basket.channel());
        return new Promises(network, claim.at())
                .on(Sourcing.plan(basket, network, policies.undividing(quotas::isUndivided), Set.of()), basket);
    }
}
