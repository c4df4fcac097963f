package org.unisson.loyalty.giftcard.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.loyalty.giftcard.application.GiftCards;

/** Tells the decisions about gift cards offered for orders since an instant again. */
@ApplicationScoped
class GiftCardHoldRepublisher implements StateRepublisher {

    private static final int CHUNK = 1_000;

    private final Retelling retelling;
    private final GiftCards cards;

    GiftCardHoldRepublisher(Retelling retelling, GiftCards cards) {
        this.retelling = retelling;
        this.cards = cards;
    }

    @Override
    public String subject() {
        return "gift cards held for orders";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                new UUID(0, 0),
                CHUNK,
                (tx, last, limit) -> cards.decisions(tx, since, last, limit)
                        .invoke(decisions -> decisions.forEach(decision -> tx.emit(GiftCardHoldEvents.of(decision)))),
                decision -> decision.order().orderId());
    }
}
