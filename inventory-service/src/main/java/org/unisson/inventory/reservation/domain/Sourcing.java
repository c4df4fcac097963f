package org.unisson.inventory.reservation.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;

/**
 * Decides where the lines of an order come from: all of them, or none. What is to be shipped comes in one parcel where
 * one location has everything, warehouses before stores, fuller shelves before emptier ones; otherwise each line from
 * one location if possible, and split as the last resort.
 */
public final class Sourcing {

    private final Map<Gln, Site> sites;
    private final StockBook book;
    private final Map<Place, Long> taken = new HashMap<>();
    private final List<ReservedLine> allocated = new ArrayList<>();
    private final Map<Sku, Shortage> shortages = new LinkedHashMap<>();

    private Sourcing(Collection<Site> sites, StockBook book) {
        this.sites = sites.stream().collect(Collectors.toMap(Site::gln, Function.identity()));
        this.book = book;
    }

    /** The plan for these lines on that book; the book is not changed. */
    public static Plan plan(List<RequestedLine> lines, Collection<Site> sites, StockBook book) {
        Sourcing sourcing = new Sourcing(sites, book);
        lines.stream().filter(line -> line.location().isPresent()).forEach(line -> sourcing.fromAskedPlace(line));
        sourcing.fromAnywhere(
                lines.stream().filter(line -> line.location().isEmpty()).toList());
        return new Plan(sourcing.allocated, List.copyOf(sourcing.shortages.values()));
    }

    private void fromAskedPlace(RequestedLine line) {
        Gln location = line.location().orElseThrow();
        Site site = sites.get(location);
        if (site == null) {
            refuse(line, 0, Shortage.Reason.UNKNOWN_LOCATION);
        } else if (!site.can(line.method().capability())) {
            refuse(line, 0, Shortage.Reason.LOCATION_CANNOT_SERVE);
        } else if (left(location, line.sku()) < line.quantity()) {
            refuse(line, left(location, line.sku()), Shortage.Reason.OUT_OF_STOCK);
        } else {
            take(line, location, line.quantity());
        }
    }

    private void fromAnywhere(List<RequestedLine> lines) {
        Optional<Gln> oneParcel = lines.isEmpty() ? Optional.empty() : placeOfAll(lines);
        for (RequestedLine line : lines) {
            if (oneParcel.isPresent()) {
                take(line, oneParcel.get(), line.quantity());
            } else {
                fromBestPlaces(line);
            }
        }
    }

    private Optional<Gln> placeOfAll(List<RequestedLine> lines) {
        Map<Sku, Long> wanted = new TreeMap<>(Comparator.comparing(Sku::code));
        lines.forEach(line -> wanted.merge(line.sku(), line.quantity(), Long::sum));
        return sites.values().stream()
                .filter(site ->
                        lines.stream().allMatch(line -> site.can(line.method().capability())))
                .filter(site ->
                        wanted.entrySet().stream().allMatch(want -> left(site.gln(), want.getKey()) >= want.getValue()))
                .min(preference(site -> wanted.keySet().stream()
                        .mapToLong(sku -> left(site.gln(), sku))
                        .sum()))
                .map(Site::gln);
    }

    private void fromBestPlaces(RequestedLine line) {
        List<Site> candidates = sites.values().stream()
                .filter(site -> site.can(line.method().capability()) && left(site.gln(), line.sku()) > 0)
                .sorted(preference(site -> left(site.gln(), line.sku())))
                .toList();
        long available = candidates.stream()
                .mapToLong(site -> left(site.gln(), line.sku()))
                .sum();
        if (available < line.quantity()) {
            refuse(line, available, Shortage.Reason.OUT_OF_STOCK);
            return;
        }
        Optional<Site> whole = candidates.stream()
                .filter(site -> left(site.gln(), line.sku()) >= line.quantity())
                .findFirst();
        if (whole.isPresent()) {
            take(line, whole.get().gln(), line.quantity());
            return;
        }
        long open = line.quantity();
        for (Site site : candidates) {
            long part = Math.min(open, left(site.gln(), line.sku()));
            if (part > 0) {
                take(line, site.gln(), part);
                open -= part;
            }
        }
    }

    private static Comparator<Site> preference(Function<Site, Long> stock) {
        return Comparator.comparing((Site site) -> !site.warehouse())
                .thenComparing(stock, Comparator.reverseOrder())
                .thenComparing(site -> site.gln().number());
    }

    private long left(Gln location, Sku sku) {
        Place place = new Place(location, sku);
        return book.at(place).available() - taken.getOrDefault(place, 0L);
    }

    private void take(RequestedLine line, Gln location, long pieces) {
        Place place = new Place(location, line.sku());
        taken.merge(place, pieces, Long::sum);
        allocated.add(new ReservedLine(line.lineId(), place, pieces));
    }

    private void refuse(RequestedLine line, long available, Shortage.Reason reason) {
        shortages.merge(
                line.sku(),
                new Shortage(line.sku(), line.quantity(), available, reason),
                (a, b) -> new Shortage(a.sku(), a.requested() + b.requested(), a.available(), a.reason()));
    }

    /**
     * What was decided.
     *
     * @param lines where everything comes from; to be taken only if nothing is short
     * @param shortages what cannot be had; empty: the order can be served
     */
    public record Plan(List<ReservedLine> lines, List<Shortage> shortages) {
        public Plan {
            lines = List.copyOf(lines);
        }

        public boolean possible() {
            return shortages.isEmpty();
        }
    }
}
