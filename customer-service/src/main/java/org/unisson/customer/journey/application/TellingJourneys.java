package org.unisson.customer.journey.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.journey.application.JourneyView.Share;
import org.unisson.customer.journey.application.JourneyView.Step;
import org.unisson.customer.journey.application.Trails.Found;
import org.unisson.customer.journey.domain.Model;
import org.unisson.customer.timeline.application.TimelinePages;
import org.unisson.customer.timeline.application.TimelineView;
import org.unisson.customer.timeline.domain.Kind;

/** Tells sales as journeys, many of them with as many statements as one. */
@ApplicationScoped
class TellingJourneys {

    /** Touchpoints that a journey shows, the newest, beside those that are thanked for it. */
    static final int MOST_TOUCHPOINTS = 500;

    private static final Set<String> IN_HANDS = Set.of(Kind.DELIVERED.name(), Kind.COLLECTED.name());

    private final LeadingUp leadingUp;
    private final TimelinePages timeline;
    private final Sharing sharing;

    TellingJourneys(LeadingUp leadingUp, TimelinePages timeline, Sharing sharing) {
        this.leadingUp = leadingUp;
        this.timeline = timeline;
        this.sharing = sharing;
    }

    Uni<List<JourneyView>> of(Transaction tx, List<Sale> sales) {
        return leadingUp.traces(tx, sales).chain(traces -> leadingUp
                .all(tx, sales, traces, MOST_TOUCHPOINTS)
                .chain(all -> leadingUp.withMerit(tx, sales, traces).chain(thanked -> steps(tx, sales)
                        .map(steps -> {
                            List<JourneyView> journeys = new ArrayList<>();
                            for (int i = 0; i < sales.size(); i++) {
                                Sale sale = sales.get(i);
                                boolean allowed = traces.get(sale.customerId()).allowed();
                                journeys.add(journey(sale, allowed, all.get(i), thanked.get(i), steps));
                            }
                            return journeys;
                        }))));
    }

    private Uni<List<TimelineView>> steps(Transaction tx, List<Sale> sales) {
        return timeline.about(tx, sales.stream().flatMap(Sale::references).toList());
    }

    private JourneyView journey(
            Sale sale, boolean allowed, List<Found> all, List<Found> thanked, List<TimelineView> entries) {
        List<TimelineView> touchpoints = touchpoints(all, thanked);
        Set<String> references = sale.references().collect(Collectors.toSet());
        List<TimelineView> own = entries.stream()
                .filter(entry -> references.contains(entry.reference()))
                .toList();
        return new JourneyView(
                sale.orderId() == null ? sale.purchaseId() : sale.orderId(),
                sale.customerId(),
                sale.orderId(),
                sale.purchaseId(),
                sale.channel(),
                sale.store() == null ? null : new TimelineView.Store(sale.store(), sale.storeName()),
                sale.boughtAt(),
                sale.value(),
                allowed,
                touchpoints,
                steps(own),
                touchpoints.isEmpty()
                        ? null
                        : Duration.between(touchpoints.getFirst().occurredAt(), sale.boughtAt())
                                .toString(),
                inHands(sale, own),
                sale.value() == null ? null : attribution(sale, thanked));
    }

    private static List<TimelineView> touchpoints(List<Found> all, List<Found> thanked) {
        Map<UUID, Found> each = new LinkedHashMap<>();
        Stream.concat(all.stream(), thanked.stream())
                .forEach(found -> each.putIfAbsent(found.touchpoint().id(), found));
        return each.values().stream()
                .sorted(Comparator.comparing(found -> found.touchpoint().at()))
                .map(TouchpointView::of)
                .toList();
    }

    private static List<Step> steps(List<TimelineView> entries) {
        List<Step> steps = new ArrayList<>();
        Instant before = null;
        for (TimelineView entry : entries) {
            steps.add(new Step(
                    entry.kind(),
                    entry.occurredAt(),
                    before == null
                            ? null
                            : Duration.between(before, entry.occurredAt()).toString(),
                    entry.summary()));
            before = entry.occurredAt();
        }
        return steps;
    }

    /** Bought at a till is in hands at once. */
    private static String inHands(Sale sale, List<TimelineView> entries) {
        if (sale.orderId() == null) {
            return Duration.ZERO.toString();
        }
        return entries.stream()
                .filter(entry -> IN_HANDS.contains(entry.kind()))
                .map(TimelineView::occurredAt)
                .max(Comparator.naturalOrder())
                .map(last -> Duration.between(sale.boughtAt(), last).toString())
                .orElse(null);
    }

    private Map<Model, List<Share>> attribution(Sale sale, List<Found> thanked) {
        Map<Model, List<Share>> byModel = new EnumMap<>(Model.class);
        for (Model model : Model.values()) {
            byModel.put(model, sharing.shares(model, sale.value(), thanked));
        }
        return byModel;
    }
}
