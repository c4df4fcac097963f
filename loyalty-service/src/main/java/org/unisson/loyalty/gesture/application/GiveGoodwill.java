package org.unisson.loyalty.gesture.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.loyalty.account.application.GivePoints;
import org.unisson.loyalty.account.domain.Gift;
import org.unisson.loyalty.gesture.domain.Gesture;
import org.unisson.loyalty.gesture.domain.Gesture.Kind;
import org.unisson.loyalty.gesture.domain.GesturePolicy;
import org.unisson.loyalty.gesture.domain.GesturePolicy.Goodwill;
import org.unisson.loyalty.gesture.domain.Occasion;

/** An agent gives points: at once within the limits of the policy, above them when somebody else has approved it. */
@ApplicationScoped
public class GiveGoodwill {

    private final Gestures gestures;
    private final GesturePolicies policies;
    private final GivePoints givePoints;
    private final Clock clock;

    GiveGoodwill(Gestures gestures, GesturePolicies policies, GivePoints givePoints, Clock clock) {
        this.gestures = gestures;
        this.policies = policies;
        this.givePoints = givePoints;
        this.clock = clock;
    }

    /**
     * Gives them, or asks for approval.
     *
     * @param caseRef what it is for: once to a person; null: nothing that has a name
     * @param author a token's subject
     * @throws org.unisson.chassis.rest.ProblemException 422 for a customer that is not known here; 409 where the person has
     *     had one, or waits for one, for that case
     */
    public Uni<Gesture> ask(Transaction tx, UUID customer, long points, String reason, String caseRef, String author) {
        UUID id = Ids.next();
        Occasion occasion =
                new Occasion(Kind.GOODWILL, caseRef == null ? "gesture:" + id : "case:" + caseRef, customer, Map.of());
        return requireKnown(tx, customer)
                .chain(() -> gestures.lockPersons(tx, List.of(customer)))
                .chain(() -> gestures.had(tx, List.of(occasion)))
                .invoke(had -> requireNone(had.getFirst().gestureId()))
                .chain(() -> policies.current(tx))
                .chain(policy -> gestures.goodwillSince(
                                tx, customer, clock.instant().minus(Duration.ofDays(policy.goodwillDays())))
                        .map(already -> decided(id, occasion, points, reason, author, policy, already)))
                .call(gesture -> gestures.add(tx, List.of(gesture)))
                .call(gesture -> gesture.state() == Gesture.State.GRANTED
                        ? givePoints.give(tx, List.of(new Gift(id, customer, points, gesture.decidedAt())))
                        : Uni.createFrom().voidItem());
    }

    private Gesture decided(
            UUID id, Occasion occasion, long points, String reason, String author, GesturePolicy policy, long already) {
        Instant now = clock.instant();
        Goodwill goodwill = policy.goodwill(points, already);
        boolean granted = goodwill == Goodwill.WITHIN_LIMITS;
        return new Gesture(
                id,
                Kind.GOODWILL,
                occasion.key(),
                occasion.customerId(),
                points,
                granted ? Gesture.State.GRANTED : Gesture.State.WAITING,
                "goodwill",
                policy.version(),
                goodwill.name(),
                Map.of(
                        "limit", policy.goodwillPoints(),
                        "limitOfPeriod", policy.goodwillPointsPerCustomer(),
                        "days", policy.goodwillDays(),
                        "givenInPeriod", already),
                reason,
                author,
                null,
                null,
                now,
                granted ? now : null);
    }

    private Uni<Void> requireKnown(Transaction tx, UUID customer) {
        return gestures.isKnown(tx, customer)
                .invoke(known -> {
                    if (!known) {
                        throw Problem.unprocessable(
                                        "unknown-customer", "/customerId", "there is no customer " + customer)
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    private static void requireNone(UUID earlier) {
        if (earlier != null) {
            throw Problem.conflict("gesture-given", "There is gesture " + earlier + " for that case already.")
                    .asException();
        }
    }
}
