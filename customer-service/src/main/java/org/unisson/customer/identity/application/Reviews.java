package org.unisson.customer.identity.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.identity.domain.Proposal;

/** Pairs of customers that may be one person, until somebody has looked. */
public interface Reviews {

    /**
     * A pair.
     *
     * @param customers two customers, the older first
     * @param probability that they are one person, from 0 to 1
     * @param because what agrees and what does not, with its weight, without any value
     * @param state OPEN, ACCEPTED, REFUSED, or SETTLED where it needs no answer any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Review(
            UUID reviewId,
            List<UUID> customers,
            double probability,
            List<String> because,
            Instant proposedAt,
            String state,
            String answeredBy,
            String reason,
            Instant answeredAt) {}

    /** Proposes pairs, each once for ever, unless they are one person, or somebody said that they are not. */
    Uni<Void> propose(Transaction tx, List<Proposal> proposals, Instant now);

    /** Closes open reviews of these customers that need no answer any more. */
    Uni<Void> settle(Transaction tx, Collection<UUID> customers, Instant now);

    /** Open ones, the oldest first, after an id. */
    Uni<List<Review>> open(Transaction tx, UUID after, int limit);

    /** One, locked until the transaction ends. */
    Uni<Optional<Review>> lock(Transaction tx, UUID reviewId);

    Uni<Void> answer(Transaction tx, UUID reviewId, String state, String by, String reason, Instant now);
}
