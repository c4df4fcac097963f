package org.unisson.order.consignment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.order.consignment.messaging.ConsignmentEvents;

/** Tells again, after a lost slot, how consignments stand and what was told of them beside that. */
@ApplicationScoped
public class RepublishConsignments implements StateRepublisher {

    private static final int AT_ONCE = 500;
    private static final UUID BEGINNING = new UUID(0, 0);

    private final Retelling retelling;
    private final Consignments consignments;

    RepublishConsignments(Retelling retelling, Consignments consignments) {
        this.retelling = retelling;
        this.consignments = consignments;
    }

    @Override
    public String subject() {
        return "consignments";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        // Facts first: their versions are before those of the state.
        return facts(since).chain(facts -> states(since).map(states -> facts + states));
    }

    private Uni<Long> facts(Instant since) {
        return retelling.all(
                BEGINNING,
                AT_ONCE,
                (tx, last, limit) -> consignments
                        .factsSince(tx, since, last, limit)
                        .invoke(told -> told.forEach(one -> tx.emit(ConsignmentEvents.of(
                                one.consignment(), one.fact(), new Origin(one.correlation(), null, null))))),
                told -> told.fact().factId());
    }

    private Uni<Long> states(Instant since) {
        return retelling.all(
                BEGINNING,
                AT_ONCE,
                (tx, last, limit) -> consignments
                        .changedSince(tx, since, last, limit)
                        .invoke(changed -> changed.forEach(one -> tx.emit(ConsignmentEvents.changed(
                                one.consignment(),
                                one.channel(),
                                one.at(),
                                new Origin(one.correlation(), null, null))))),
                changed -> changed.consignment().consignmentId());
    }
}
