package org.unisson.loyalty.giftcard.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Received;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Returned;

/**
 * Money goes back on gift cards. What a card does not take, because it has expired or is locked, goes on a new one: the
 * customer has paid it, and is owed it.
 *
 * @param validFor of a new card, from the refund on
 */
public record Refunding(Duration validFor) {

    /** Gives back what gift cards had paid of a purchase, to each at most what it paid. */
    public void returned(GiftCardBooks books, Returned back, Instant now) {
        Money owed = null;
        for (Map.Entry<String, Money> asked :
                GiftCardFact.Part.sums(back.refunds()).entrySet()) {
            Optional<Spend> spend = books.spend(back.purchaseId(), asked.getKey());
            Optional<GiftCard> card = spend.map(Spend::giftCardId).flatMap(books::card);
            if (spend.isEmpty()) {
                continue;
            }
            Money amount = spend.get().refundable(asked.getValue());
            books.changed(spend.get().refunded(amount));
            if (card.isEmpty() || amount.isZero()) {
                continue;
            }
            if (card.get().takesBack(now)) {
                Source source = Source.returned(back.returnId(), asked.getKey(), back.at());
                books.changed(card.get(), card.get().refund(amount, source, now));
            } else {
                owed = owed == null ? amount : owed.plus(amount);
            }
        }
        if (owed != null) {
            onANewCard(books, back.returnId(), owed, back.recipient(), back.at(), now);
        }
    }

    /** Gives what is owed for goods without a receipt, once: to the card that the till names, or to a new one. */
    public void received(GiftCardBooks books, Received goods, Instant now) {
        if (goods.amount().isZero() || books.isGiven(goods.returnId())) {
            return;
        }
        books.given(goods.returnId());
        Optional<GiftCard> named = Selling.id(goods.reference())
                .flatMap(books::card)
                .filter(card -> card.currency().equals(goods.amount().currency()) && card.takesBack(now));
        if (named.isPresent()) {
            Source source = Source.received(goods.returnId(), goods.at());
            books.changed(named.get(), named.get().fill(goods.amount(), validFor, source, now));
        } else {
            onANewCard(books, goods.returnId(), goods.amount(), goods.recipient(), goods.at(), now);
        }
    }

    private void onANewCard(
            GiftCardBooks books, UUID refundId, Money amount, Recipient recipient, Instant at, Instant now) {
        GiftCard card = GiftCard.made(Ids.next(), amount.currency());
        books.enter(card);
        books.made(new RefundCard(refundId, card.id(), amount, recipient, now));
        books.changed(card, card.fill(amount, validFor, Source.received(refundId, at), now));
    }
}
