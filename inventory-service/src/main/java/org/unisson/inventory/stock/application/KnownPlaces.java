package org.unisson.inventory.stock.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.assortment.KnownSkus;
import org.unisson.inventory.location.persistence.LocationStore;

/** Refuses (422) what a command names and nobody knows, the first one of it. */
@ApplicationScoped
public class KnownPlaces {

    private final KnownSkus skus;
    private final LocationStore locations;

    KnownPlaces(KnownSkus skus, LocationStore locations) {
        this.skus = skus;
        this.locations = locations;
    }

    /** @param pointer where the command names the one at that index */
    public Uni<Void> requireSkus(Transaction tx, List<Sku> named, IntFunction<String> pointer) {
        return skus.unknownOf(tx, named)
                .invoke(unknown -> refuse("unknown-sku", named, unknown, pointer))
                .replaceWithVoid();
    }

    /** @param pointer where the command names the one at that index */
    public Uni<Void> requireLocations(Transaction tx, List<Gln> named, IntFunction<String> pointer) {
        return locations
                .unknownOf(tx, named)
                .invoke(unknown -> refuse("unknown-location", named, unknown, pointer))
                .replaceWithVoid();
    }

    private static <T> void refuse(String slug, List<T> named, Set<T> unknown, IntFunction<String> pointer) {
        for (int index = 0; index < named.size(); index++) {
            if (unknown.contains(named.get(index))) {
                throw Problem.unprocessable(slug, pointer.apply(index), "is not known")
                        .asException();
            }
        }
    }
}
