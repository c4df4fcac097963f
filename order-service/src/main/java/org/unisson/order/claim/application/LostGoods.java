package org.unisson.order.claim.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.ClaimedLine;
import org.unisson.order.consignment.domain.ConsignedLine;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.returns.application.Returns;
import org.unisson.order.returns.application.Returns.Held;
import org.unisson.order.returns.domain.SoldLine;

/** What of a lost parcel is still to be made good: neither claimed nor returned before. */
@ApplicationScoped
class LostGoods {

    private final Returns returns;
    private final Claims claims;
    private final Losses losses;

    LostGoods(Returns returns, Claims claims, Losses losses) {
        this.returns = returns;
        this.claims = claims;
        this.losses = losses;
    }

    /**
     * Goods of a parcel.
     *
     * @param lines to be made good; may be none
     * @param replacement whether they replaced others
     * @param claimed what the customer has claimed of the order, whatever parcel it was meant to be of
     */
    record Goods(List<ClaimedLine> lines, boolean replacement, List<Claim> claimed) {}

    /** Holds the purchase. @param order whose row the transaction holds */
    Uni<Goods> of(Transaction tx, Order order, Consignment parcel) {
        return returns.hold(tx, order.purchaseId())
                .map(held -> held.orElseThrow(() -> new IllegalStateException("no purchase " + order.purchaseId())))
                .chain(held -> claims.ofPurchase(tx, order.purchaseId())
                        .chain(before -> losses.claimsOf(tx, order.orderId())
                                .chain(ofParcels -> claims.ofReplacements(tx, List.of(order.orderId()))
                                        .map(replaced -> goods(
                                                held, parcel, before, ofParcels, replaced.get(order.orderId()))))));
    }

    private static Goods goods(Held held, Consignment parcel, List<Claim> before, Set<UUID> ofParcels, Claim replaced) {
        // A customer's claim names no parcel: it is taken to be of this one, so that nothing is made good twice.
        List<Claim> claimed = before.stream()
                .filter(claim -> !ofParcels.contains(claim.claimId()))
                .toList();
        List<ClaimedLine> lines = held.purchase().lines().stream()
                .map(line -> lost(line, parcel, before, claimed, replaced))
                .filter(Objects::nonNull)
                .toList();
        return new Goods(lines, replaced != null, claimed);
    }

    private static ClaimedLine lost(
            SoldLine line, Consignment parcel, List<Claim> before, List<Claim> claimed, Claim replaced) {
        long sent = parcel.lines().stream()
                .filter(one -> one.lineId().equals(line.lineId()))
                .mapToLong(ConsignedLine::handedOver)
                .sum();
        long pieces = Math.min(
                sent - ClaimableGoods.pieces(claimed, line.lineId(), false),
                line.left() - ClaimableGoods.pieces(before, line.lineId(), true));
        return pieces <= 0
                ? null
                : new ClaimedLine(
                        line.lineId(),
                        line.sku(),
                        pieces,
                        ClaimableGoods.worth(line, replaced),
                        parcel.location(),
                        null,
                        0,
                        0);
    }
}
