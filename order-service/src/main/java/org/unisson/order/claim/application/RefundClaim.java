package org.unisson.order.claim.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.ClaimedLine;
import org.unisson.order.returns.application.PurchaseReturn;
import org.unisson.order.returns.application.RefundPieces;
import org.unisson.order.returns.application.Returns;

/** Gives back the money for claimed goods that cannot be sent again, to the tenders they were paid with, once. */
@ApplicationScoped
public class RefundClaim {

    private final Claims claims;
    private final Returns returns;
    private final RefundPieces refunding;

    RefundClaim(Claims claims, Returns returns, RefundPieces refunding) {
        this.claims = claims;
        this.returns = returns;
        this.refunding = refunding;
    }

    /**
     * All of the claim that will never arrive and was not refunded.
     *
     * @param allowed refuses whoever may not ask for it
     * @throws org.unisson.chassis.rest.ProblemException 404 no such claim; 409 where nothing of it is to be refunded
     */
    public Uni<PurchaseReturn> refund(Transaction tx, UUID claimId, Consumer<Claim> allowed) {
        return found(tx, claimId).invoke(allowed).chain(() -> held(tx, claimId)).chain(claim -> claims.notReplaced(
                        tx, claimId)
                .chain(missing -> {
                    Map<UUID, Long> due = due(claim.lines(), missing);
                    if (due.isEmpty()) {
                        throw Problem.conflict("nothing-to-refund", "Nothing of the claim is to be refunded.")
                                .asException();
                    }
                    Gln from = claim.lines().getFirst().sentFrom();
                    return give(tx, claim, claim.channel(), from, due);
                }));
    }

    /** The claim, while its purchase is held. */
    Uni<Claim> held(Transaction tx, UUID claimId) {
        return found(tx, claimId)
                .call(claim -> returns.hold(tx, claim.purchaseId()))
                // Read again, now that the purchase is held: two who ask at once are not both given the money.
                .chain(() -> found(tx, claimId));
    }

    /** Gives the money back for these pieces of a claim whose purchase is held. */
    Uni<PurchaseReturn> give(Transaction tx, Claim claim, String channel, Gln location, Map<UUID, Long> pieces) {
        return refunding
                .refund(tx, claim.purchaseId(), channel, location, pieces)
                .call(made -> claims.count(tx, claim.refund(pieces)));
    }

    private static Map<UUID, Long> due(List<ClaimedLine> lines, Map<UUID, Long> missing) {
        Map<UUID, Long> due = new HashMap<>();
        for (ClaimedLine line : lines) {
            long pieces = Math.min(missing.getOrDefault(line.lineId(), 0L) - line.refunded(), line.open());
            if (pieces > 0) {
                due.put(line.lineId(), pieces);
            }
        }
        return due;
    }

    private Uni<Claim> found(Transaction tx, UUID claimId) {
        return claims.find(tx, claimId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("claim", claimId).asException()));
    }
}
