package org.unisson.loyalty.gesture.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.gesture.domain.Gesture;
import org.unisson.loyalty.gesture.domain.Occasion;

/** Where gestures are kept. */
public interface Gestures {

    /**
     * Nobody else gives anything to these persons until the transaction ends. Taken before accounts are opened, and by
     * everybody in the same order.
     */
    Uni<Void> lockPersons(Transaction tx, Collection<UUID> customers);

    /** For each occasion, in their order, whose it is and whether that person has had a gesture for it. */
    Uni<List<Had>> had(Transaction tx, List<Occasion> occasions);

    /** Points that agents have given that person since then. */
    Uni<Long> goodwillSince(Transaction tx, UUID customerId, Instant since);

    /** Whether loyalty knows a customer of that person. */
    Uni<Boolean> isKnown(Transaction tx, UUID customerId);

    Uni<Void> add(Transaction tx, List<Gesture> gestures);

    Uni<Optional<Gesture>> find(Transaction tx, UUID gestureId);

    /** The gesture, locked until the transaction ends. */
    Uni<Optional<Gesture>> lock(Transaction tx, UUID gestureId);

    /** Saves how it was decided. */
    Uni<Void> decide(Transaction tx, Gesture gesture);

    /** Those of a person, newest first. @param before only older ones */
    Uni<List<Gesture>> ofPerson(Transaction tx, UUID customerId, UUID before, int limit);

    /** Those that wait for somebody's approval, newest first. @param before only older ones */
    Uni<List<Gesture>> waiting(Transaction tx, UUID before, int limit);

    /** @param personId the customer that names the person now @param gestureId of the one they had, or null */
    record Had(UUID personId, UUID gestureId) {}
}
