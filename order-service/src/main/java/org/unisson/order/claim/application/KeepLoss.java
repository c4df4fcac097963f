package org.unisson.order.claim.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.order.claim.application.Claims.Decision;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.ClaimedLine;
import org.unisson.order.claim.domain.Reason;
import org.unisson.order.claim.domain.Status;
import org.unisson.order.claim.domain.Variant;
import org.unisson.order.claim.messaging.ClaimEvents;
import org.unisson.order.ordering.domain.Order;

/** Writes down and tells the claim that a lost parcel is, whoever did not make it. */
@ApplicationScoped
class KeepLoss {

    private static final String CARRIER = "carrier";

    private final Replacements replacements;
    private final Claims claims;
    private final Clock clock;

    KeepLoss(Replacements replacements, Claims claims, Clock clock) {
        this.replacements = replacements;
        this.claims = claims;
        this.clock = clock;
    }

    /** Granted: the goods are sent again. @throws org.unisson.chassis.rest.ProblemException where they cannot be ordered */
    Uni<Claim> replaced(Transaction tx, Order order, List<ClaimedLine> lines) {
        Claim claim = claim(order, lines, Status.GRANTED, Reason.CARRIER_LOST);
        return replacements
                .place(tx, claim.orderId(), claim.channel(), claim.customerId(), claim.lines())
                .map(placed -> claim.replacedBy(placed.orderId(), placed.lines()))
                .call(made -> keep(tx, made));
    }

    /** Left to an agent: the goods were a replacement, and were lost again. */
    Uni<Claim> forReview(Transaction tx, Order order, List<ClaimedLine> lines) {
        Claim claim = claim(order, lines, Status.REVIEW, Reason.REPLACED_BEFORE);
        return keep(tx, claim).replaceWith(claim);
    }

    private Claim claim(Order order, List<ClaimedLine> lines, Status status, Reason reason) {
        Money value = Money.sum(
                lines.getFirst().worth().currency(),
                lines.stream().map(ClaimedLine::value).toList());
        return new Claim(
                Ids.next(),
                1,
                order.orderId(),
                order.purchaseId(),
                order.customerId(),
                order.channel(),
                status,
                reason,
                Variant.TRUST,
                lines,
                value,
                null,
                clock.instant());
    }

    private Uni<Void> keep(Transaction tx, Claim claim) {
        Instant now = claim.madeAt();
        Decision decision = new Decision(
                claim.claimId(),
                claim.version(),
                Ids.next(),
                claim.status(),
                claim.reason(),
                claim.replacementOrderId(),
                null,
                CARRIER,
                now);
        tx.emit(ClaimEvents.of(claim, decision));
        return claims.add(tx, claim, decision);
    }
}
