package org.unisson.order.claim.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.order.claim.application.DecideClaim.Said;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.ClaimedLine;
import org.unisson.order.claim.domain.Reason;
import org.unisson.order.claim.domain.Status;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.ordering.application.Orders;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.returns.application.RefundPieces;

/**
 * Makes a parcel good that its carrier has lost, without anybody claiming: its goods are sent again at once, or, where
 * they cannot be, their money goes back. Once: the loss is noted in the same transaction.
 */
@ApplicationScoped
public class ClaimLost {

    private static final String CARRIER = "carrier";

    private final Orders orders;
    private final LostGoods goods;
    private final Losses losses;
    private final KeepLoss keeping;
    private final DecideClaim deciding;
    private final RefundPieces refunding;
    private final Clock clock;

    ClaimLost(
            Orders orders,
            LostGoods goods,
            Losses losses,
            KeepLoss keeping,
            DecideClaim deciding,
            RefundPieces refunding,
            Clock clock) {
        this.orders = orders;
        this.goods = goods;
        this.losses = losses;
        this.keeping = keeping;
        this.deciding = deciding;
        this.refunding = refunding;
        this.clock = clock;
    }

    /** In the caller's transaction, which holds the order. A loss that is known changes nothing. */
    public Uni<Void> lost(Transaction tx, Consignment parcel) {
        return losses.begin(tx, parcel.consignmentId(), clock.instant())
                .chain(isNew -> isNew
                        ? orders.lock(tx, List.of(parcel.orderId()))
                                .map(found -> found.get(parcel.orderId()))
                                .chain(order -> make(tx, order, parcel))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> make(Transaction tx, Order order, Consignment parcel) {
        return goods.of(tx, order, parcel).chain(lost -> believe(tx, lost.claimed(), parcel)
                .chain(() -> lost.lines().isEmpty() ? Uni.createFrom().voidItem() : makeGood(tx, order, parcel, lost)));
    }

    /** What a customer has claimed of it, and an agent was to look at, needs no agent any more. */
    private Uni<Void> believe(Transaction tx, List<Claim> claimed, Consignment parcel) {
        Set<UUID> sent = parcel.lines().stream()
                .filter(line -> line.handedOver() > 0)
                .map(line -> line.lineId())
                .collect(Collectors.toSet());
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Claim claim : claimed) {
            if (claim.status() == Status.REVIEW
                    && sent.containsAll(
                            claim.lines().stream().map(ClaimedLine::lineId).toList())) {
                done = done.chain(() -> deciding.decide(
                                tx,
                                claim.claimId(),
                                new Said(true, "lost, by the carrier's word", CARRIER, Reason.CARRIER_LOST))
                        .chain(granted -> losses.keep(tx, parcel.consignmentId(), granted.claimId(), null))
                        // Its goods came back, or cannot be sent again: that is for an agent still.
                        .onFailure(ProblemException.class)
                        .recoverWithNull());
            }
        }
        return done;
    }

    private Uni<Void> makeGood(Transaction tx, Order order, Consignment parcel, LostGoods.Goods lost) {
        if (order.customerId() == null) {
            return refund(tx, order, parcel, lost.lines());
        }
        return (lost.replacement()
                        ? keeping.forReview(tx, order, lost.lines())
                        : keeping.replaced(tx, order, lost.lines()))
                .chain(claim -> losses.keep(tx, parcel.consignmentId(), claim.claimId(), null))
                // The channel sells no more: nothing was written yet.
                .onFailure(ProblemException.class)
                .recoverWithUni(() -> refund(tx, order, parcel, lost.lines()));
    }

    private Uni<Void> refund(Transaction tx, Order order, Consignment parcel, List<ClaimedLine> lines) {
        Map<UUID, Long> pieces = lines.stream().collect(Collectors.toMap(ClaimedLine::lineId, ClaimedLine::quantity));
        return refunding
                .refund(tx, order.purchaseId(), order.channel(), parcel.location(), pieces)
                .chain(made -> losses.keep(tx, parcel.consignmentId(), null, made.returnId()));
    }
}
