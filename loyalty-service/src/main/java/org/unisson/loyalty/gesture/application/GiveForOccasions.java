package org.unisson.loyalty.gesture.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.loyalty.account.application.GivePoints;
import org.unisson.loyalty.account.domain.Gift;
import org.unisson.loyalty.gesture.domain.Gesture;
import org.unisson.loyalty.gesture.domain.GesturePolicy;
import org.unisson.loyalty.gesture.domain.Occasion;

/** Gives what the policy says for occasions, once to each person. */
@ApplicationScoped
public class GiveForOccasions {

    private final Gestures gestures;
    private final GivePoints givePoints;
    private final Clock clock;

    GiveForOccasions(Gestures gestures, GivePoints givePoints, Clock clock) {
        this.gestures = gestures;
        this.givePoints = givePoints;
        this.clock = clock;
    }

    /** How many were given. Those that a person has had, or that are worth nothing under the policy, are not. */
    public Uni<Integer> give(Transaction tx, List<Occasion> occasions, GesturePolicy policy) {
        List<Occasion> worth = occasions.stream()
                .filter(occasion -> policy.pointsFor(occasion.kind()) > 0)
                .toList();
        if (worth.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return gestures.lockPersons(tx, worth.stream().map(Occasion::customerId).toList())
                .chain(() -> gestures.had(tx, worth))
                .chain(had -> {
                    List<Gesture> due = due(worth, had, policy);
                    List<Gift> gifts = due.stream()
                            .map(gesture -> new Gift(
                                    gesture.gestureId(), gesture.customerId(), gesture.points(), gesture.decidedAt()))
                            .toList();
                    return gestures.add(tx, due)
                            .chain(() -> givePoints.give(tx, gifts))
                            .replaceWith(due.size());
                });
    }

    private List<Gesture> due(List<Occasion> occasions, List<Gestures.Had> had, GesturePolicy policy) {
        Instant now = clock.instant();
        Set<Object> seen = new HashSet<>();
        List<Gesture> due = new ArrayList<>();
        for (int i = 0; i < occasions.size(); i++) {
            Occasion occasion = occasions.get(i);
            boolean first =
                    seen.add(List.of(occasion.kind(), occasion.key(), had.get(i).personId()));
            if (first && had.get(i).gestureId() == null) {
                due.add(new Gesture(
                        Ids.next(),
                        occasion.kind(),
                        occasion.key(),
                        occasion.customerId(),
                        policy.pointsFor(occasion.kind()),
                        Gesture.State.GRANTED,
                        occasion.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        policy.version(),
                        "AUTOMATIC",
                        occasion.facts(),
                        null,
                        null,
                        null,
                        null,
                        now,
                        now));
            }
        }
        return due;
    }
}
