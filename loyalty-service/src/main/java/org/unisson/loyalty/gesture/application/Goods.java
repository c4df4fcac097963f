package org.unisson.loyalty.gesture.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.gesture.domain.GesturePolicy;
import org.unisson.loyalty.gesture.domain.GoodsFact;
import org.unisson.loyalty.gesture.domain.SoldProduct;
import org.unisson.loyalty.gesture.domain.Successor;

/** What customers have of which goods, and which of these have successors. */
public interface Goods {

    /** Notes them, in their order; what is known already changes nothing. */
    Uni<Void> note(Transaction tx, List<GoodsFact> facts);

    /** Forgets what was bought before that instant. */
    Uni<Void> forget(Transaction tx, Instant before);

    /** Notes what products are sold as. */
    Uni<Void> noteProducts(Transaction tx, Map<UUID, SoldProduct> products);

    /** Begins a run for each that has none; where nothing is given, one that is over. */
    Uni<Void> release(Transaction tx, List<Successor> successors, GesturePolicy policy, Instant now);

    /** A run with something left to do, locked; those that another transaction has are passed over. */
    Uni<Optional<Run>> next(Transaction tx);

    /** The next of those who have bought the predecessor and kept it, in the order of their ids. */
    Uni<List<Buyer>> buyers(Transaction tx, Run run, int limit);

    /** Notes how far the run is. @param finishedAt null: there may be more */
    Uni<Void> proceed(Transaction tx, UUID productId, UUID reached, int buyers, int given, Instant finishedAt);

    Uni<Optional<RunView>> view(UUID productId);

    /** A run through those who have bought a predecessor. @param reached the customer gone through last */
    record Run(Successor successor, GesturePolicy policy, UUID reached) {}

    /** @param boughtAt last */
    record Buyer(UUID customerId, Instant boughtAt) {}

    /**
     * How far a run is.
     *
     * @param outcome RUNNING, DONE, OFF where the policy gave nothing, LONG_AGO where it was released before its days
     * @param days before the release in which the predecessor was bought
     * @param buyers gone through so far
     * @param given gestures; a person gets one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RunView(
            UUID productId,
            UUID predecessor,
            Instant releasedAt,
            String outcome,
            long points,
            int days,
            long policyVersion,
            long buyers,
            long given,
            Instant finishedAt) {}
}
