package org.unisson.customer.journey.rest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Rejection;
import org.unisson.customer.journey.application.Accepted;
import org.unisson.customer.journey.application.TakingTouchpoints;
import org.unisson.customer.journey.domain.Touchpoint;
import org.unisson.customer.registry.rest.Reading;

/** Takes a batch: what cannot be read, or is not the caller's to tell, is rejected at once, the rest is taken together. */
@RequestScoped
class TouchpointBatch {

    private final TakingTouchpoints taking;
    private final Accepted accepted;
    private final Tellers tellers;

    TouchpointBatch(TakingTouchpoints taking, Accepted accepted, Tellers tellers) {
        this.taking = taking;
        this.accepted = accepted;
        this.tellers = tellers;
    }

    Uni<TouchpointsAnswer> take(List<TouchpointBody> items) {
        TouchpointReader reader = new TouchpointReader(accepted.window());
        List<Touchpoint> taken = new ArrayList<>(items.size());
        List<Rejection> rejected = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            TouchpointBody item = items.get(i);
            Reading reading = new Reading();
            Touchpoint touch = item == null ? null : reader.read(reading, item);
            reading.require(item != null, "/", "is null");
            Optional<Problem> problem = reading.problem().or(() -> tellers.refusal(touch));
            if (problem.isPresent()) {
                rejected.add(new Rejection(i, key(item), problem.get()));
            } else {
                taken.add(touch);
            }
        }
        return taking.take(taken).map(news -> new TouchpointsAnswer(news.size(), taken.size() - news.size(), rejected));
    }

    private static String key(TouchpointBody item) {
        return item == null || item.id() == null || item.id().length() > 64 ? null : item.id();
    }
}
