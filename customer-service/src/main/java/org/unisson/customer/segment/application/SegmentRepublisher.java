package org.unisson.customer.segment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;

/** Publishes again in which segments every customer is that is, or was, in any. */
@ApplicationScoped
class SegmentRepublisher implements StateRepublisher {

    private static final int PAGE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Retelling retelling;
    private final Stays stays;

    SegmentRepublisher(Retelling retelling, Stays stays) {
        this.retelling = retelling;
        this.stays = stays;
    }

    @Override
    public String subject() {
        return "segments";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                BEFORE_ALL,
                PAGE,
                (tx, last, limit) -> stays.pageForRepublishing(tx, last, limit)
                        .invoke(page -> page.forEach(state -> tx.emit(SegmentEvents.of(
                                state.customerId(), state.version(), state.changed(), state.changedAt())))),
                Stays.State::customerId);
    }
}
