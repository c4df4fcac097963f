package org.unisson.loyalty.giftcard.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.domain.RefundCard;

/** Makes a gift card, which is worth nothing until a receipt says that it was paid for, or a refund fills it. */
@ApplicationScoped
public class MakeGiftCard {

    private final GiftCards cards;
    private final RefundCards refunds;
    private final NewPin pins;
    private final Clock clock;

    MakeGiftCard(GiftCards cards, RefundCards refunds, NewPin pins, Clock clock) {
        this.cards = cards;
        this.refunds = refunds;
        this.pins = pins;
        this.clock = clock;
    }

    /** A new card, and what opens it: told now, and never again. */
    public record Made(UUID giftCardId, Credentials credentials) {}

    /** @param store that sells it, or null */
    public Uni<Made> make(Transaction tx, Money amount, Gln store) {
        UUID id = Ids.next();
        String number = pins.number();
        NewPin.Made pin = pins.next(id);
        return add(tx, new GiftCards.Made(id, number, pin.hash(), amount, store == null ? null : store.number()))
                .replaceWith(new Made(id, new Credentials(number, pin.pin())));
    }

    /** One for a refund. It has no PIN until it is told to its holder. */
    Uni<Void> make(Transaction tx, RefundCard refund) {
        return add(
                        tx,
                        new GiftCards.Made(
                                refund.giftCardId(),
                                pins.number(),
                                pins.none(),
                                refund.amount(),
                                refund.recipient().location()))
                .chain(() -> refunds.add(tx, refund));
    }

    private Uni<Void> add(Transaction tx, GiftCards.Made made) {
        return cards.add(tx, made, clock.instant());
    }
}
