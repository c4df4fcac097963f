package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.receipt.application.Voids.ToVoid;
import org.unisson.order.receipt.domain.GivenBack;
import org.unisson.order.receipt.domain.LinkKind;
import org.unisson.order.receipt.domain.VoidReceipt;
import org.unisson.order.returns.application.VoidPurchase;

/**
 * Takes a sale back as never made: whole, and within the session in which it was made. Whatever comes later, or in part, is
 * a return.
 */
@ApplicationScoped
class TakeVoid {

    /** For tills that know no sessions. */
    private static final Duration WITHOUT_SESSION = Duration.ofHours(24);

    private final Voids voids;
    private final VoidPurchase voidPurchase;

    TakeVoid(Voids voids, VoidPurchase voidPurchase) {
        this.voids = voids;
        this.voidPurchase = voidPurchase;
    }

    /** What became of a void. */
    sealed interface Outcome {

        /** The sale is taken back. */
        record Voided(UUID purchaseId, GivenBack back) implements Outcome {}

        /** It is not. */
        record Refused(Problem problem) implements Outcome {}
    }

    /** In the caller's transaction, which holds the voided sale. @param returnId of the return that it makes */
    Uni<Outcome> take(Transaction tx, VoidReceipt receipt, UUID returnId) {
        return voids.find(tx, receipt.voids()).chain(found -> {
            Problem refusal = found.isEmpty() ? unknown(receipt) : refusal(receipt, found.get());
            return refusal == null
                    ? voided(tx, receipt, found.orElseThrow(), returnId)
                    : Uni.createFrom().item(new Outcome.Refused(refusal));
        });
    }

    private Uni<Outcome> voided(Transaction tx, VoidReceipt receipt, ToVoid sale, UUID returnId) {
        return voidPurchase
                .take(
                        tx,
                        returnId,
                        sale.purchaseId(),
                        receipt.channel(),
                        receipt.reference().store(),
                        receipt.occurredAt())
                .call(() -> voids.add(tx, receipt, sale.purchaseId(), returnId))
                .map(made -> new Outcome.Voided(
                        sale.purchaseId(), ChainReturns.back(LinkKind.VOID, receipt.reference(), made)));
    }

    private static Problem unknown(VoidReceipt receipt) {
        return Problem.conflict(
                "unknown-receipt",
                "Receipt " + receipt.voids() + " has not been handed in: hand this void in again after it.");
    }

    /** Null where nothing stands against it. */
    private static Problem refusal(VoidReceipt receipt, ToVoid sale) {
        if (sale.purchaseId() == null) {
            return Problem.conflict("not-a-sale", "Receipt " + receipt.voids() + " is a void itself.");
        }
        if (sale.voided()) {
            return Problem.conflict("already-voided", "Receipt " + receipt.voids() + " was voided before.");
        }
        if (sale.returned()) {
            return Problem.conflict(
                    "partly-returned",
                    "Goods of receipt " + receipt.voids() + " have come back: the rest can be returned, not voided.");
        }
        if (sale.giftCard()) {
            return Problem.conflict(
                    "gift-card-sold",
                    "Receipt " + receipt.voids() + " sold a gift card, which may be spent by now: it is not voided.");
        }
        if (sale.exchange()) {
            return Problem.conflict(
                    "exchanged",
                    "Goods of receipt " + receipt.voids()
                            + " were taken for others: they can be returned, not voided.");
        }
        if (!receipt.total().negated().equals(sale.total())) {
            return Problem.unprocessable(
                    "other-total",
                    "Receipt " + receipt.voids() + " took " + sale.total() + ": its void has the total "
                            + sale.total().negated() + ".");
        }
        return isLate(receipt.occurredAt(), sale)
                ? Problem.conflict(
                        "void-too-late",
                        "The session in which receipt " + receipt.voids()
                                + " was made is over: its goods can be returned.")
                : null;
    }

    private static boolean isLate(Instant voidedAt, ToVoid sale) {
        if (sale.session() == null) {
            return !voidedAt.isBefore(sale.soldAt().plus(WITHOUT_SESSION));
        }
        return sale.sessionClosedAt() != null && !voidedAt.isBefore(sale.sessionClosedAt());
    }
}
