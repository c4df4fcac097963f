package org.unisson.catalog.place.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeMap;
import org.unisson.catalog.place.domain.Place;
import org.unisson.catalog.place.persistence.PlaceRows;
import org.unisson.chassis.persistence.Transaction;

/** Keeps what is asked of places, the newest of each, with one statement. */
@Singleton
public class ProjectingPlaces {

    private final PlaceRows rows;

    ProjectingPlaces(PlaceRows rows) {
        this.rows = rows;
    }

    public Uni<Void> project(Transaction tx, List<Place> places) {
        if (places.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // Sorted by key: two transactions that meet lock their rows in the same order.
        TreeMap<String, Place> newest = new TreeMap<>();
        places.forEach(place -> newest.merge(place.gln(), place, (a, b) -> a.version() > b.version() ? a : b));
        return rows.save(tx, newest.values());
    }
}
