package org.unisson.customer.view.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.timeline.application.TimelinePages;
import org.unisson.customer.timeline.application.TimelineSource;
import org.unisson.customer.timeline.application.TimelineView;
import org.unisson.customer.timeline.domain.Kind;

/** What a person did, as far as the view shows it. */
@ApplicationScoped
class PersonHistory {

    private static final int MOST_LOOKED = 20;
    private static final int MOST_OF_A_KIND = 10;
    private static final Instant AFTER_ALL = Instant.parse("9999-12-31T00:00:00Z");

    private final TimelinePages timeline;
    private final TimelineSource looked;

    PersonHistory(TimelinePages timeline, TimelineSource looked) {
        this.timeline = timeline;
        this.looked = looked;
    }

    /** The newest first. */
    record Past(Map<String, List<TimelineView>> byKind, List<TimelineView> looked) {

        List<TimelineView> of(Kind kind) {
            return byKind.getOrDefault(kind.name(), List.of());
        }
    }

    Uni<Past> of(Transaction tx, UUID customerId) {
        return timeline.sales(tx, customerId, MOST_OF_A_KIND)
                .chain(byKind -> looked.before(tx, customerId, AFTER_ALL, "", MOST_LOOKED)
                        .map(seen -> new Past(byKind, seen)));
    }
}
