package org.unisson.inventory.sourcing.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.location.domain.Timetable;

/** The candidates with their stock and their work. Made once for many baskets. */
public final class Network {

    private final List<Site> sites;
    private final Map<Gln, Integer> numbers = new HashMap<>();
    private final Map<Sku, LongSupplier[]> places = new HashMap<>();
    private final Stock stock;
    private final Workload workload;

    public Network(Collection<Site> sites, Stock stock, Workload workload) {
        this.sites = sites.stream()
                .sorted(Comparator.comparing(site -> site.gln().number()))
                .toList();
        this.sites.forEach(site -> numbers.put(site.gln(), numbers.size()));
        this.stock = stock;
        this.workload = workload;
    }

    /** By GLN. */
    List<Site> sites() {
        return sites;
    }

    /** Its place in the list of sites. */
    OptionalInt number(Gln location) {
        Integer number = numbers.get(location);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Pieces that the site of that number can promise now. */
    long available(int site, Sku sku) {
        LongSupplier[] shelves = places.computeIfAbsent(sku, any -> new LongSupplier[sites.size()]);
        if (shelves[site] == null) {
            shelves[site] = stock.at(sites.get(site).gln(), sku);
        }
        return shelves[site].getAsLong();
    }

    /** The location of that number; empty: it is not known. */
    public Optional<Site> site(Gln location) {
        OptionalInt number = number(location);
        return number.isPresent() ? Optional.of(sites.get(number.getAsInt())) : Optional.empty();
    }

    /** By which a location promises; empty: it has no calendar, or is not known. */
    Optional<Timetable> timetable(Gln location) {
        return site(location).flatMap(Site::timetable);
    }

    Workload workload() {
        return workload;
    }
}
