package org.unisson.order.claim.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.order.claim.application.Claims.Decision;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.Reason;
import org.unisson.order.claim.domain.Status;
import org.unisson.order.claim.messaging.ClaimEvents;
import org.unisson.order.ordering.application.Orders;

/** Decides a claim that the policy has left to people: an agent, or the carrier, who has lost the parcel. */
@ApplicationScoped
public class DecideClaim {

    private final Claims claims;
    private final Orders orders;
    private final ClaimableGoods goods;
    private final Replacements replacements;
    private final Clock clock;

    DecideClaim(Claims claims, Orders orders, ClaimableGoods goods, Replacements replacements, Clock clock) {
        this.claims = claims;
        this.orders = orders;
        this.goods = goods;
        this.replacements = replacements;
        this.clock = clock;
    }

    /** What is said of it. @param by the agent's subject, or who else says it @param why it is granted, where it is */
    public record Said(boolean granted, String remark, String by, Reason why) {

        /** By an agent. */
        public static Said byAgent(boolean granted, String remark, String by) {
            return new Said(granted, remark, by, Reason.AGENT);
        }
    }

    /**
     * Decides it, once.
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 no such claim; 409 where it was decided before, or its goods
     *     came back meanwhile
     */
    public Uni<Claim> decide(Transaction tx, UUID claimId, Said said) {
        return found(tx, claimId)
                .call(claim -> orders.lock(tx, List.of(claim.orderId())))
                // Read again: of two agents at once the second sees what the first has decided.
                .chain(() -> found(tx, claimId))
                .invoke(DecideClaim::requireOpen)
                .chain(claim -> said.granted()
                        ? grant(tx, claim, said.why())
                        : Uni.createFrom().item(claim.refused()))
                .call(decided -> {
                    Decision decision = new Decision(
                            claimId,
                            decided.version(),
                            Ids.next(),
                            decided.status(),
                            decided.reason(),
                            decided.replacementOrderId(),
                            said.remark(),
                            said.by(),
                            clock.instant());
                    tx.emit(ClaimEvents.of(decided, decision));
                    return claims.decide(tx, decided, decision);
                });
    }

    private Uni<Claim> grant(Transaction tx, Claim claim, Reason why) {
        return goods.requireStillMissed(tx, claim)
                .chain(() ->
                        replacements.place(tx, claim.orderId(), claim.channel(), claim.customerId(), claim.lines()))
                .map(placed -> claim.granted(why, placed.orderId(), placed.lines()));
    }

    private Uni<Claim> found(Transaction tx, UUID claimId) {
        return claims.find(tx, claimId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("claim", claimId).asException()));
    }

    private static void requireOpen(Claim claim) {
        if (claim.status() != Status.REVIEW) {
            throw Problem.conflict("decided-before", "The claim is " + claim.status() + ".")
                    .asException();
        }
    }
}
