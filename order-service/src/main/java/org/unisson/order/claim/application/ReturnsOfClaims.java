package org.unisson.order.claim.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.ClaimedLine;
import org.unisson.order.claim.domain.Status;
import org.unisson.order.returns.application.ClaimedGoods;
import org.unisson.order.returns.application.PurchaseReturn;
import org.unisson.order.returns.domain.ReturnDecision;

/** What a granted claim means for the goods that come back: the money of a piece goes back once. */
@ApplicationScoped
class ReturnsOfClaims implements ClaimedGoods {

    private final Claims claims;
    private final RefundClaim refunding;

    ReturnsOfClaims(Claims claims, RefundClaim refunding) {
        this.claims = claims;
        this.refunding = refunding;
    }

    @Override
    public Uni<Map<UUID, Pieces>> of(Transaction tx, UUID purchaseId) {
        return granted(tx, purchaseId).map(granted -> {
            Map<UUID, Pieces> pieces = new HashMap<>();
            granted.stream()
                    .flatMap(claim -> claim.lines().stream())
                    .forEach(
                            line -> pieces.merge(line.lineId(), new Pieces(line.open(), line.missing()), Pieces::plus));
            return pieces;
        });
    }

    @Override
    public Uni<Void> cameBack(Transaction tx, UUID purchaseId, Map<UUID, Long> pieces) {
        Map<UUID, Long> left = new HashMap<>(pieces);
        return granted(tx, purchaseId).chain(granted -> {
            Uni<Void> counted = Uni.createFrom().voidItem();
            for (Claim claim : granted) {
                Map<UUID, Long> its = take(claim, left);
                if (!its.isEmpty()) {
                    counted = counted.chain(() -> claims.count(tx, claim.comeBack(its)));
                }
            }
            return counted;
        });
    }

    /** As many of the pieces as the claim misses; the others are left to the next one. */
    private static Map<UUID, Long> take(Claim claim, Map<UUID, Long> left) {
        Map<UUID, Long> taken = new HashMap<>();
        for (ClaimedLine line : claim.lines()) {
            long pieces = Math.min(line.missing(), left.getOrDefault(line.lineId(), 0L));
            if (pieces > 0) {
                taken.put(line.lineId(), pieces);
                left.merge(line.lineId(), -pieces, Long::sum);
            }
        }
        return taken;
    }

    @Override
    public Uni<Void> replacementCameBack(Transaction tx, UUID orderId, PurchaseReturn made) {
        return claims.ofReplacements(tx, List.of(orderId))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : refunding.held(tx, found.get(orderId).claimId()).chain(claim -> refund(tx, claim, made)));
    }

    private Uni<Void> refund(Transaction tx, Claim claim, PurchaseReturn made) {
        Map<UUID, Long> pieces = new HashMap<>();
        for (ClaimedLine line : claim.lines()) {
            long back = made.lines().stream()
                    .filter(one -> one.lineId().equals(line.replacementLineId()))
                    .mapToLong(ReturnDecision.Line::quantity)
                    .sum();
            long due = Math.min(back, line.open());
            if (due > 0) {
                pieces.put(line.lineId(), due);
            }
        }
        return pieces.isEmpty()
                ? Uni.createFrom().voidItem()
                : refunding
                        .give(tx, claim, made.channel(), made.location(), pieces)
                        .replaceWithVoid();
    }

    private Uni<List<Claim>> granted(Transaction tx, UUID purchaseId) {
        return claims.ofPurchase(tx, purchaseId).map(all -> all.stream()
                .filter(claim -> claim.status() == Status.GRANTED)
                .toList());
    }
}
