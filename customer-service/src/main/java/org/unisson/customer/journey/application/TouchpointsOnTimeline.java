package org.unisson.customer.journey.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.journey.application.Trails.Search;
import org.unisson.customer.timeline.application.TimelineSource;
import org.unisson.customer.timeline.application.TimelineView;

/** What a person looked at, on its timeline, as far as it allows. */
@ApplicationScoped
class TouchpointsOnTimeline implements TimelineSource {

    private final Trails trails;
    private final Accepted accepted;

    TouchpointsOnTimeline(Trails trails, Accepted accepted) {
        this.trails = trails;
        this.accepted = accepted;
    }

    @Override
    public Uni<List<TimelineView>> before(Transaction tx, UUID customerId, Instant before, String id, int most) {
        return trails.traces(tx, List.of(customerId)).chain(traces -> {
            List<Search> searches = traces.get(customerId).in(accepted.window()).stream()
                    .map(place -> new Search(0, place))
                    .toList();
            return trails.touches(tx, searches, before, id, most, false)
                    .map(found ->
                            found.stream().limit(most).map(TouchpointView::of).toList());
        });
    }
}
