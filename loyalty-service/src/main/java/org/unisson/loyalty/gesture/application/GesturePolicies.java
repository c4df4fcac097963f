package org.unisson.loyalty.gesture.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.gesture.domain.GesturePolicy;

/** Where the policy of gestures is kept, with all that it was before. */
public interface GesturePolicies {

    /** The newest; the one that it begins with where none was saved. */
    Uni<GesturePolicy> current(Transaction tx);

    /** Keeps the next version. @return empty where another transaction has made that version meanwhile */
    Uni<Optional<GesturePolicy>> add(Transaction tx, GesturePolicy next, String author, Instant at);
}
