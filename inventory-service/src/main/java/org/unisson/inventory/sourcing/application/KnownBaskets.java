package org.unisson.inventory.sourcing.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.stock.application.KnownPlaces;

/** Baskets that somebody sends name only what there is. */
@ApplicationScoped
public class KnownBaskets {

    private final KnownPlaces known;

    KnownBaskets(KnownPlaces known) {
        this.known = known;
    }

    /** 422 for a SKU or a location that is not known, at its line. */
    public Uni<Void> require(Transaction tx, Basket basket) {
        List<RequestedLine> lines = basket.lines();
        List<Integer> withLocation = IntStream.range(0, lines.size())
                .filter(index -> lines.get(index).location().isPresent())
                .boxed()
                .toList();
        List<Gln> locations = withLocation.stream()
                .map(index -> lines.get(index).location().orElseThrow())
                .toList();
        return known.requireSkus(
                        tx, lines.stream().map(RequestedLine::sku).toList(), index -> "/lines/" + index + "/sku")
                .chain(() -> known.requireLocations(
                        tx, locations, index -> "/lines/" + withLocation.get(index) + "/location"));
    }
}
