package org.unisson.loyalty.gesture.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.loyalty.account.application.GivePoints;
import org.unisson.loyalty.account.domain.Gift;
import org.unisson.loyalty.gesture.domain.Gesture;

/** Somebody else than its author approves a gesture, or refuses it. */
@ApplicationScoped
public class DecideGesture {

    private final Gestures gestures;
    private final GivePoints givePoints;
    private final Clock clock;

    DecideGesture(Gestures gestures, GivePoints givePoints, Clock clock) {
        this.gestures = gestures;
        this.givePoints = givePoints;
        this.clock = clock;
    }

    /**
     * Gives its points.
     *
     * @param by a token's subject
     * @throws org.unisson.chassis.rest.ProblemException 404 for an unknown gesture; 403 for its author; 409 where it does
     *     not wait
     */
    public Uni<Gesture> approve(Transaction tx, UUID gestureId, String by) {
        return decide(tx, gestureId, by, gesture -> gesture.approved(by, clock.instant()))
                .call(gesture -> givePoints.give(
                        tx, List.of(new Gift(gestureId, gesture.customerId(), gesture.points(), gesture.decidedAt()))));
    }

    /** Lets it be; fails as {@link #approve}. */
    public Uni<Gesture> refuse(Transaction tx, UUID gestureId, String reason, String by) {
        return decide(tx, gestureId, by, gesture -> gesture.refused(by, reason, clock.instant()));
    }

    private Uni<Gesture> decide(Transaction tx, UUID gestureId, String by, UnaryOperator<Gesture> decision) {
        return gestures.lock(tx, gestureId)
                .map(found -> {
                    Gesture gesture = found.orElseThrow(
                            () -> Problem.notFound("gesture", gestureId).asException());
                    if (by.equals(gesture.author())) {
                        throw Problem.forbidden("A gesture is decided by somebody else than its author.")
                                .asException();
                    }
                    if (gesture.state() != Gesture.State.WAITING) {
                        throw Problem.conflict("gesture-decided", "The gesture is " + gesture.state() + ".")
                                .asException();
                    }
                    return decision.apply(gesture);
                })
                .call(gesture -> gestures.decide(tx, gesture));
    }
}
