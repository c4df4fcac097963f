package org.unisson.inventory.delivery.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Network;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.sourcing.domain.Policies;
import org.unisson.inventory.sourcing.domain.Promises;
import org.unisson.inventory.sourcing.domain.Reach;
import org.unisson.inventory.sourcing.domain.Refusal;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.inventory.sourcing.domain.Sourcing;

/**
 * Plans baskets so that what is shipped of them arrives the same day, all of it, or not at all: never silently later.
 *
 * @param sameDay empty: no zone covers where it goes
 * @param full whether the zone has taken all the orders of that day that it can
 */
public record SameDayPlan(Optional<SameDay> sameDay, boolean full) {

    /** @param ordered from when what is collected is counted */
    public Plan of(Basket basket, Network network, Policies policies, Instant ordered) {
        Reach reach = sameDay.map(SameDay::reach).orElse(anywhere -> Optional.of(Refusal.OUTSIDE_ZONE));
        Plan usual =
                new Promises(network, ordered).on(Sourcing.plan(basket, network, policies, Set.of(), reach), basket);
        return refusal().map(reason -> refused(usual, basket, reason)).orElseGet(() -> promised(usual, basket));
    }

    /** Why it cannot be, whatever is asked for; empty: it is a question of stock. */
    public Optional<Shortage.Reason> refusal() {
        if (sameDay.isEmpty()) {
            return Optional.of(Shortage.Reason.NO_ZONE);
        }
        return full ? Optional.of(Shortage.Reason.CAPACITY) : sameDay.get().refusal();
    }

    private Plan promised(Plan usual, Basket basket) {
        Optional<Instant> promise = sameDay.map(SameDay::promise);
        Set<UUID> shipped = shipped(basket).map(RequestedLine::lineId).collect(Collectors.toSet());
        return new Plan(
                usual.lines().stream()
                        .map(one -> shipped.contains(one.lineId()) ? one.promisedBy(promise) : one)
                        .toList(),
                usual.shortages(),
                usual.decisions());
    }

    private static Plan refused(Plan usual, Basket basket, Shortage.Reason reason) {
        Map<Sku, Shortage> shortages = new LinkedHashMap<>();
        shipped(basket)
                .forEach(line -> shortages.merge(
                        line.sku(), new Shortage(line.sku(), line.quantity(), 0, reason), Shortage::and));
        usual.shortages().forEach(shortage -> shortages.putIfAbsent(shortage.sku(), shortage));
        return new Plan(usual.lines(), List.copyOf(shortages.values()), usual.decisions());
    }

    private static Stream<RequestedLine> shipped(Basket basket) {
        return basket.lines().stream().filter(line -> line.method() == RequestedLine.Method.SHIP);
    }
}
