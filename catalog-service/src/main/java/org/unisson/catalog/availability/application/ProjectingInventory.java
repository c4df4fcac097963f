package org.unisson.catalog.availability.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.unisson.catalog.availability.domain.ChannelPolicy;
import org.unisson.catalog.availability.domain.LocationState;
import org.unisson.catalog.availability.domain.StockLevel;
import org.unisson.catalog.availability.persistence.AvailabilityWrites;
import org.unisson.catalog.availability.persistence.ChannelPolicyWrites;
import org.unisson.chassis.persistence.Transaction;

/** Keeps what the offer needs of inventory's state, the newest of each, with one statement per kind. */
@Singleton
public class ProjectingInventory {

    private final AvailabilityWrites writes;
    private final ChannelPolicyWrites policyWrites;

    ProjectingInventory(AvailabilityWrites writes, ChannelPolicyWrites policyWrites) {
        this.writes = writes;
        this.policyWrites = policyWrites;
    }

    public Uni<Void> project(
            Transaction tx, List<StockLevel> levels, List<LocationState> locations, List<ChannelPolicy> policies) {
        return policies.isEmpty()
                ? places(tx, levels, locations)
                : places(tx, levels, locations)
                        .chain(() -> policyWrites.save(
                                tx,
                                newest(policies, ChannelPolicy::channel, (a, b) -> a.version() > b.version() ? a : b)));
    }

    private Uni<Void> places(Transaction tx, List<StockLevel> levels, List<LocationState> locations) {
        Uni<Void> stock = levels.isEmpty()
                ? Uni.createFrom().voidItem()
                : writes.saveStock(
                        tx,
                        newest(
                                levels,
                                level -> level.sku() + ' ' + level.location(),
                                (a, b) -> a.version() > b.version() ? a : b));
        return locations.isEmpty()
                ? stock
                : stock.chain(() -> writes.saveLocations(
                        tx, newest(locations, LocationState::gln, (a, b) -> a.version() > b.version() ? a : b)));
    }

    /** Sorted by key: two transactions that meet lock their rows in the same order. */
    private static <T> Collection<T> newest(List<T> states, Function<T, String> key, BinaryOperator<T> newer) {
        TreeMap<String, T> newest = new TreeMap<>();
        states.forEach(state -> newest.merge(key.apply(state), state, newer));
        return newest.values();
    }
}
