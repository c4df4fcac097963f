package org.unisson.inventory.reservation.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.quota.domain.QuotaBook;
import org.unisson.inventory.sourcing.domain.Allocation;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Decision;
import org.unisson.inventory.sourcing.domain.Network;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.sourcing.domain.Policies;
import org.unisson.inventory.sourcing.domain.Promises;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.inventory.sourcing.domain.Sourcing;

/** Looks elsewhere for pieces that a location cannot hand out: as many as there are, unlike an order that is placed. */
record SeekElsewhere(Function<String, Network> networks, Policies policies, QuotaBook quotas, Instant now) {

    /** What was found. @param unavailable pieces by line that are nowhere */
    record Found(List<Allocation> allocations, Map<UUID, Long> unavailable, List<Decision> decisions) {}

    /** @param lines of the consignment, with what is new of them */
    Found of(Consigned from, List<Consigned.Line> lines) {
        Map<UUID, Long> open = new LinkedHashMap<>();
        Map<UUID, Sku> skus = new LinkedHashMap<>();
        lines.forEach(line -> {
            open.merge(line.lineId(), line.sought(), Long::sum);
            skus.put(line.lineId(), line.sku());
        });
        open.values().removeIf(pieces -> pieces == 0);
        Map<UUID, Long> unavailable = new LinkedHashMap<>();
        // A limited edition is of one place: what is not there is nowhere.
        open.forEach((lineId, pieces) -> {
            if (quotas.isUndivided(from.channel(), skus.get(lineId))) {
                unavailable.put(lineId, pieces);
            }
        });
        open.keySet().removeAll(unavailable.keySet());
        List<Decision> decisions = new ArrayList<>();
        while (!open.isEmpty()) {
            Plan plan = plan(from, open, skus);
            decisions.addAll(plan.decisions());
            if (plan.possible()) {
                return new Found(plan.lines(), unavailable, decisions);
            }
            plan.shortages().forEach(shortage -> giveUp(shortage, open, skus, unavailable));
        }
        return new Found(List.of(), unavailable, decisions);
    }

    private Plan plan(Consigned from, Map<UUID, Long> open, Map<UUID, Sku> skus) {
        List<RequestedLine> lines = open.entrySet().stream()
                .map(line -> new RequestedLine(
                        line.getKey(), skus.get(line.getKey()), line.getValue(), from.method(), Optional.empty()))
                .toList();
        Set<Gln> exclusions = Set.of(from.location());
        Basket basket = new Basket(from.channel(), lines, Optional.empty());
        Network network = networks.apply(from.channel());
        return new Promises(network, now).on(Sourcing.plan(basket, network, policies, exclusions), basket);
    }

    /** What is missing of a SKU, and at least a piece, so that the search ends. */
    private static void giveUp(
            Shortage shortage, Map<UUID, Long> open, Map<UUID, Sku> skus, Map<UUID, Long> unavailable) {
        long missing = Math.max(1, shortage.requested() - shortage.available());
        for (UUID lineId : List.copyOf(open.keySet())) {
            long pieces = skus.get(lineId).equals(shortage.sku()) ? Math.min(missing, open.get(lineId)) : 0;
            if (pieces > 0) {
                missing -= pieces;
                unavailable.merge(lineId, pieces, Long::sum);
                open.merge(lineId, -pieces, Long::sum);
                open.remove(lineId, 0L);
            }
        }
    }
}
