package org.unisson.loyalty.giftcard.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.loyalty.giftcard.application.RefundCards.Disclosure;
import org.unisson.loyalty.giftcard.application.RefundCards.RefundCardView;

/** Tells number and PIN of a card that was made for a refund: once, and again only where somebody says why. */
@ApplicationScoped
public class DiscloseRefundCard {

    private final RefundCards cards;
    private final NewPin pins;
    private final Clock clock;

    DiscloseRefundCard(RefundCards cards, NewPin pins, Clock clock) {
        this.cards = cards;
        this.pins = pins;
        this.clock = clock;
    }

    /**
     * Gives the card a PIN, and tells it. The one before, if there was one, opens nothing any more.
     *
     * @param because null: only where it was told to nobody
     * @throws org.unisson.chassis.rest.ProblemException 409 where it was told before, and nobody says why again
     */
    public Uni<Credentials> disclose(Transaction tx, RefundCardView card, String toldTo, String because) {
        // The card's lock first: of two who ask at once, the second sees that it was told.
        return cards.lockNumber(tx, card.giftCardId())
                .chain(number -> cards.one(tx, card.refundId()).chain(now -> {
                    boolean again = now.orElseThrow().disclosedAt() != null;
                    if (again && because == null) {
                        throw Problem.conflict(
                                        "already-disclosed",
                                        "Number and PIN were told at "
                                                + now.get().disclosedAt() + "; an agent may have them told again.")
                                .asException();
                    }
                    return tell(tx, card, number, new Disclosure(card.refundId(), toldTo, because, clock.instant()));
                }));
    }

    private Uni<Credentials> tell(Transaction tx, RefundCardView card, String number, Disclosure disclosure) {
        UUID id = card.giftCardId();
        NewPin.Made pin = pins.next(id);
        return cards.replacePin(tx, id, pin.hash())
                .chain(() -> cards.disclosed(tx, disclosure))
                .replaceWith(new Credentials(number, pin.pin()));
    }
}
