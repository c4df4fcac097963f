package org.unisson.customer.journey.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.journey.application.Trails.Found;
import org.unisson.customer.journey.application.Trails.Search;
import org.unisson.customer.journey.domain.Trace;
import org.unisson.customer.journey.domain.Window;

/** What led up to sales: many of them with as many statements as one. */
@ApplicationScoped
class LeadingUp {

    /** Touchpoints with a source of one sale and one device that are looked at, the newest. */
    static final int MOST_WITH_MERIT = 1_000;

    private static final Instant AFTER_ALL = Instant.parse("9999-12-31T00:00:00Z");

    private final Trails trails;
    private final Accepted accepted;
    private final JourneyConfig config;

    LeadingUp(Trails trails, Accepted accepted, JourneyConfig config) {
        this.trails = trails;
        this.accepted = accepted;
        this.config = config;
    }

    /** Of the customers of these sales. */
    Uni<Map<UUID, Trace>> traces(Transaction tx, List<Sale> sales) {
        return sales.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : trails.traces(
                        tx, sales.stream().map(Sale::customerId).distinct().toList());
    }

    /** Everything that came before each, the oldest first; where there is more than the most, the newest. */
    Uni<List<List<Found>>> all(Transaction tx, List<Sale> sales, Map<UUID, Trace> traces, int most) {
        return found(tx, sales, traces, most, false);
    }

    /** What brought somebody and has a source, the oldest first. */
    Uni<List<List<Found>>> withMerit(Transaction tx, List<Sale> sales, Map<UUID, Trace> traces) {
        return found(tx, sales, traces, MOST_WITH_MERIT, true);
    }

    private Uni<List<List<Found>>> found(
            Transaction tx, List<Sale> sales, Map<UUID, Trace> traces, int most, boolean withMerit) {
        List<Search> searches = new ArrayList<>();
        Instant earliest = accepted.window().from();
        for (int i = 0; i < sales.size(); i++) {
            Sale sale = sales.get(i);
            Window window = Window.before(sale.boughtAt(), sale.previous(), config.lookBack())
                    .since(earliest);
            for (Trace.Place place : traces.get(sale.customerId()).in(window)) {
                searches.add(new Search(i, place));
            }
        }
        return trails.touches(tx, searches, AFTER_ALL, "", most, withMerit).map(rows -> {
            Map<Integer, List<Found>> bySale = new HashMap<>();
            rows.forEach(found -> {
                List<Found> of = bySale.computeIfAbsent(found.number(), number -> new ArrayList<>());
                if (of.size() < most) {
                    of.add(found);
                }
            });
            List<List<Found>> all = new ArrayList<>();
            for (int i = 0; i < sales.size(); i++) {
                all.add(bySale.getOrDefault(i, List.of()).reversed());
            }
            return all;
        });
    }
}
