package org.unisson.loyalty.giftcard.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;

/** Lets a card's PIN be tried again. */
@ApplicationScoped
public class UnlockGiftCard {

    private final GiftCards cards;
    private final Clock clock;

    UnlockGiftCard(GiftCards cards, Clock clock) {
        this.cards = cards;
        this.clock = clock;
    }

    /** @throws org.unisson.chassis.rest.ProblemException 404 where there is no such card */
    public Uni<Void> unlock(Transaction tx, UUID giftCardId) {
        return cards.lock(tx, giftCardId, clock.instant()).chain(found -> {
            if (found.isEmpty()) {
                throw Problem.notFound("gift card", giftCardId).asException();
            }
            return cards.tried(tx, giftCardId, 0);
        });
    }
}
