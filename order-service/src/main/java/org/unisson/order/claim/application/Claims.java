package org.unisson.order.claim.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.Reason;
import org.unisson.order.claim.domain.Status;

/** Where claims are kept. Whoever changes those of a purchase holds the purchase. */
public interface Claims {

    /** Claims of one person come one after the other until the transaction ends. */
    Uni<Void> lockPerson(Transaction tx, UUID customerId);

    /** All of a purchase, in the order they were made. */
    Uni<List<Claim>> ofPurchase(Transaction tx, UUID purchaseId);

    Uni<Optional<Claim>> find(Transaction tx, UUID claimId);

    /** The claims that these orders replace goods of, by order; an order that replaces nothing is missing. */
    Uni<Map<UUID, Claim>> ofReplacements(Transaction tx, Collection<UUID> orderIds);

    /** How many claims of the customer, made since that instant, exclusive, were granted; lost parcels do not count. */
    Uni<Long> grantedSince(Transaction tx, UUID customerId, Instant since);

    /** When the last of these consignments left. */
    Uni<Instant> leftAt(Transaction tx, Collection<UUID> consignmentIds);

    /** Pieces of a claim's replacement that will never arrive, by line of the claim. */
    Uni<Map<UUID, Long>> notReplaced(Transaction tx, UUID claimId);

    Uni<Void> add(Transaction tx, Claim claim, Decision decision);

    /** Writes what was decided later. */
    Uni<Void> decide(Transaction tx, Claim claim, Decision decision);

    /** Writes how many of its pieces were refunded and have turned up. */
    Uni<Void> count(Transaction tx, Claim claim);

    /** Decisions since an instant with an id above the one given, in the order of their ids. */
    Uni<List<Told>> decisionsSince(Transaction tx, Instant since, UUID after, int atMost);

    /**
     * A decision as it was told.
     *
     * @param decisionId id of its event
     * @param remark what the agent said, or null
     * @param by subject of who decided; {@code policy} where nobody did
     */
    record Decision(
            UUID claimId,
            long version,
            UUID decisionId,
            Status status,
            Reason reason,
            UUID replacementOrderId,
            String remark,
            String by,
            Instant at) {}

    /** A decision and its claim as it is now. */
    record Told(Decision decision, Claim claim) {}
}
