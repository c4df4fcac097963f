package org.unisson.customer.delivery.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.delivery.domain.Consignment;
import org.unisson.customer.delivery.domain.Report;
import org.unisson.customer.timeline.application.Timeline;
import org.unisson.customer.timeline.domain.Entry;

/** Follows the goods of orders to their customers, a whole batch of events at once. */
@ApplicationScoped
public class FollowingConsignments {

    private final Consignments consignments;
    private final Timeline timeline;

    FollowingConsignments(Consignments consignments, Timeline timeline) {
        this.consignments = consignments;
        this.timeline = timeline;
    }

    private record News(SpecificRecord event, Report report) {}

    /** What order-service tells of consignments. */
    public Uni<Void> consignments(Transaction tx, List<SpecificRecord> events) {
        List<News> news = events.stream()
                .map(event -> ConsignmentReports.of(event).map(report -> new News(event, report)))
                .flatMap(Optional::stream)
                .toList();
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        SortedSet<UUID> ids =
                news.stream().map(one -> one.report().consignmentId()).collect(Collectors.toCollection(TreeSet::new));
        return consignments.lock(tx, ids).chain(known -> {
            Map<UUID, Consignment> now = new HashMap<>(known);
            // The first that tells of a thing is the one that knows it best.
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (News one : news) {
                Consignment before = now.get(one.report().consignmentId());
                ConsignmentEntries.of(one.event(), before).forEach(entry -> entries.putIfAbsent(entry.id(), entry));
                now.put(before.consignmentId(), before.heard(one.report()));
            }
            return consignments
                    .save(tx, now.values())
                    .chain(() -> timeline.append(tx, List.copyOf(entries.values())))
                    .chain(() -> tell(tx, ids));
        });
    }

    /**
     * What inventory has looked for elsewhere. It names no customer, and may be heard of before the consignment: both
     * lock the consignment, so that the second sees the first, and the second tells it.
     */
    public Uni<Void> resourcings(Transaction tx, List<Resourcing> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        SortedSet<UUID> ids =
                found.stream().map(Resourcing::consignmentId).collect(Collectors.toCollection(TreeSet::new));
        return consignments
                .lock(tx, ids)
                .chain(() -> consignments.keep(tx, found))
                .chain(() -> tell(tx, ids));
    }

    private Uni<Void> tell(Transaction tx, SortedSet<UUID> ids) {
        return consignments.take(tx, ids).chain(owned -> {
            List<Entry> entries = new ArrayList<>();
            owned.forEach(one -> entries.add(ConsignmentEntries.of(one)));
            return timeline.append(tx, entries);
        });
    }
}
