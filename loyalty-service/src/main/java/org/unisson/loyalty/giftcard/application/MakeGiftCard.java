package org.unisson.loyalty.giftcard.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.domain.CardNumber;

/** Makes a gift card, which is worth nothing until a receipt says that it was paid for. */
@ApplicationScoped
public class MakeGiftCard {

    private static final int PINS = 1_000_000;

    private final SecureRandom random = new SecureRandom();
    private final GiftCards cards;
    private final PinHash hash;
    private final Clock clock;

    MakeGiftCard(GiftCards cards, PinHash hash, Clock clock) {
        this.cards = cards;
        this.hash = hash;
        this.clock = clock;
    }

    /** A new card, and what opens it: told now, and never again. */
    public record Made(UUID giftCardId, Credentials credentials) {}

    /** @param store that sells it, or null */
    public Uni<Made> make(Transaction tx, Money amount, Gln store) {
        UUID id = Ids.next();
        Credentials credentials = new Credentials(CardNumber.next(random), String.format("%06d", random.nextInt(PINS)));
        return cards.add(
                        tx,
                        new GiftCards.Made(
                                id,
                                credentials.number(),
                                hash.of(id, credentials.pin()),
                                amount,
                                store == null ? null : store.number()),
                        clock.instant())
                .replaceWith(new Made(id, credentials));
    }
}
