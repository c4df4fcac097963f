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
import org.unisson.inventory.delivery.domain.Promised;
import org.unisson.inventory.quota.domain.QuotaBook;
import org.unisson.inventory.sourcing.domain.Allocation;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Decision;
import org.unisson.inventory.sourcing.domain.Network;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.sourcing.domain.Policies;
import org.unisson.inventory.sourcing.domain.Promises;
import org.unisson.inventory.sourcing.domain.Reach;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.inventory.sourcing.domain.Sourcing;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;

/**
 * Looks elsewhere for pieces that a location cannot hand out: as many as there are, unlike an order that is placed. What
 * was promised for the same day comes from where that can still be kept, and else from anywhere, under the same promise.
 * What was to be sent to a store is there, or is sent there from elsewhere, as long as the store is open.
 *
 * @param promised for the same day, by order
 */
record SeekElsewhere(
        Function<String, Network> networks,
        Policies policies,
        QuotaBook quotas,
        Map<UUID, Promised> promised,
        StockBook book,
        Instant now) {

    /**
     * What was found.
     *
     * @param unavailable pieces by line that are nowhere
     * @param collectedAt to where all of it is sent to be collected, unless it is there; empty: to nowhere
     */
    record Found(
            List<Allocation> allocations,
            Map<UUID, Long> unavailable,
            List<Decision> decisions,
            Optional<Gln> collectedAt) {

        /** All of it stays where it is, as not all could be had elsewhere. */
        Found kept(Consigned from, List<Consigned.Line> lines) {
            List<Allocation> here = lines.stream()
                    .filter(line -> line.withdrawn() > 0)
                    .map(line -> new Allocation(
                            line.lineId(),
                            new Place(from.location(), line.sku()),
                            line.withdrawn(),
                            Optional.empty(),
                            Optional.empty()))
                    .toList();
            return new Found(here, Map.of(), decisions, Optional.empty());
        }
    }

    /**
     * Pieces that are looked for.
     *
     * @param open by line
     * @param collectedAt where they are to be collected; empty: wherever they are
     * @param exclusions from where they cannot come
     */
    private record Wanted(
            String channel,
            RequestedLine.Method method,
            Map<UUID, Long> open,
            Map<UUID, Sku> skus,
            Optional<Gln> collectedAt,
            Set<Gln> exclusions) {

        /** As many of them. */
        Wanted pieces(Map<UUID, Long> others) {
            return new Wanted(channel, method, new LinkedHashMap<>(others), skus, collectedAt, exclusions);
        }
    }

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
        Wanted wanted =
                new Wanted(from.channel(), from.method(), open, skus, collectedAt(from), exclusions(from, lines));
        Promised promise = from.method() == RequestedLine.Method.SHIP ? promised.get(from.orderId()) : null;
        Found found = promise == null ? search(wanted, Reach.ANYWHERE) : inTime(wanted, promise);
        unavailable.putAll(found.unavailable());
        return new Found(found.allocations(), unavailable, found.decisions(), found.collectedAt());
    }

    /** The store where it is expected, unless that has closed. */
    private Optional<Gln> collectedAt(Consigned from) {
        Network network = networks.apply(from.channel());
        return from.pickupLocation().filter(store -> network.site(store)
                .filter(site -> site.can(from.method().capability()))
                .isPresent());
    }

    /** Its location has no more of it, or has closed; of what was only lost on the way it may have. */
    private static Set<Gln> exclusions(Consigned from, List<Consigned.Line> lines) {
        boolean lacking = lines.stream().anyMatch(line -> line.notFound() + line.withdrawn() > 0);
        return lacking ? Set.of(from.location()) : Set.of();
    }

    private Found inTime(Wanted wanted, Promised promise) {
        Network network = networks.apply(wanted.channel());
        Found kept = search(wanted, promise.kept(network, now));
        // Held meanwhile: the same piece is not found twice.
        kept.allocations().forEach(one -> book.at(one.place()).hold(one.quantity()));
        Found late = search(wanted.pieces(kept.unavailable()), Reach.ANYWHERE);
        kept.allocations().forEach(one -> book.at(one.place()).release(one.quantity()));
        List<Allocation> found = new ArrayList<>(kept.allocations());
        found.addAll(late.allocations());
        List<Decision> decisions = new ArrayList<>(kept.decisions());
        decisions.addAll(late.decisions());
        Optional<Instant> until = Optional.of(promise.booking().promisedBy());
        return new Found(
                found.stream().map(one -> one.promisedBy(until)).toList(),
                late.unavailable(),
                decisions,
                Optional.empty());
    }

    private Found search(Wanted wanted, Reach reach) {
        Map<UUID, Long> unavailable = new LinkedHashMap<>();
        List<Decision> decisions = new ArrayList<>();
        while (!wanted.open().isEmpty()) {
            Plan plan = plan(wanted, reach);
            decisions.addAll(plan.decisions());
            if (plan.possible()) {
                return new Found(plan.lines(), unavailable, decisions, wanted.collectedAt());
            }
            plan.shortages().forEach(shortage -> giveUp(shortage, wanted.open(), wanted.skus(), unavailable));
        }
        return new Found(List.of(), unavailable, decisions, wanted.collectedAt());
    }

    private Plan plan(Wanted wanted, Reach reach) {
        List<RequestedLine> lines = wanted.open().entrySet().stream()
                .map(line -> new RequestedLine(
                        line.getKey(),
                        wanted.skus().get(line.getKey()),
                        line.getValue(),
                        wanted.method(),
                        wanted.collectedAt()))
                .toList();
        Basket basket = new Basket(wanted.channel(), lines, Optional.empty());
        Network network = networks.apply(wanted.channel());
        return new Promises(network, now)
                .on(Sourcing.plan(basket, network, policies, wanted.exclusions(), reach), basket);
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
