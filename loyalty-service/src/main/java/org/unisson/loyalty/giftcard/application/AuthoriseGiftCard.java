package org.unisson.loyalty.giftcard.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.domain.Authorisation;
import org.unisson.loyalty.giftcard.domain.GiftCard;

/** Sets an amount of a gift card aside for an order or a till: never the same cent twice. */
@ApplicationScoped
public class AuthoriseGiftCard {

    private final GiftCards cards;
    private final GiftCardConfig config;
    private final Clock clock;

    AuthoriseGiftCard(GiftCards cards, GiftCardConfig config, Clock clock) {
        this.cards = cards;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Sets it aside, until the end of the authorisation. Whoever calls has verified the PIN.
     *
     * @throws org.unisson.chassis.rest.ProblemException 409 where the card is not sold yet, has expired or has less; 422
     *     where it is of another currency
     */
    public Uni<Authorisation> authorise(Transaction tx, UUID giftCardId, Money amount) {
        Instant now = clock.instant();
        return cards.lock(tx, giftCardId, now).chain(found -> {
            GiftCard card = found.orElseThrow(
                    () -> Problem.notFound("gift card", giftCardId).asException());
            if (!card.currency().equals(amount.currency())) {
                throw Problem.unprocessable("wrong-currency", "/amount/currency", "the card is in " + card.currency())
                        .asException();
            }
            if (!card.isGood(now)) {
                throw Problem.conflict("gift-card-not-good", "The card is not sold yet, or has expired.")
                        .asException();
            }
            if (card.available().compareTo(amount) < 0) {
                throw Problem.conflict("insufficient-balance", "The card has " + card.available() + ".")
                        .asException();
            }
            card.setAside(amount);
            Authorisation authorisation = new Authorisation(
                    Ids.next(), giftCardId, amount, Authorisation.State.OPEN, null, now.plus(config.setAsideFor()));
            return cards.setAside(tx, card, authorisation, now).replaceWith(authorisation);
        });
    }
}
