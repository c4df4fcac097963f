package org.unisson.loyalty.giftcard.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Part;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Sold;

/**
 * Purchases sell gift cards, and are paid with them. A receipt is a fact: what it took is taken, even
 * where the card has less.
 *
 * @param validFor from the sale on
 */
public record Selling(Duration validFor) {

    private static final int ID_LENGTH = 36;

    /** Applies a sale; told again, it changes nothing. */
    public void sold(GiftCardBooks books, Sold sale, Instant now) {
        Part.sums(sale.issued()).forEach((id, paid) -> issue(books, sale, id, paid, now));
        Part.sums(sale.tenders()).forEach((reference, amount) -> {
            if (books.spend(sale.purchaseId(), reference).isEmpty()) {
                spend(books, sale, reference, amount, now);
            }
        });
    }

    /** The id that a tender's reference is; empty where it is none. */
    public static Optional<UUID> id(String reference) {
        if (reference == null || reference.length() != ID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(reference));
        } catch (IllegalArgumentException another) {
            return Optional.empty();
        }
    }

    private void issue(GiftCardBooks books, Sold sale, String id, Money paid, Instant now) {
        books.card(id(id).orElse(null))
                .filter(card -> card.currency().equals(paid.currency()) && !paid.isZero())
                .ifPresent(card -> books.changed(
                        card, card.issue(paid, validFor, Source.sold(sale.purchaseId(), card.id(), sale.at()), now)));
    }

    private static void spend(GiftCardBooks books, Sold sale, String reference, Money amount, Instant now) {
        Optional<Authorisation> authorisation =
                books.authorisation(id(reference).orElse(null));
        Optional<GiftCard> card = authorisation
                .map(Authorisation::giftCardId)
                .or(() -> id(reference))
                .flatMap(books::card)
                .filter(known -> known.currency().equals(amount.currency()));
        books.changed(new Spend(
                sale.purchaseId(),
                reference,
                card.map(GiftCard::id).orElse(null),
                amount,
                Money.zero(amount.currency()),
                sale.at()));
        if (sale.orderId() == null) {
            card.ifPresent(known -> take(books, sale, reference, amount, known, authorisation, now));
        }
    }

    private static void take(
            GiftCardBooks books,
            Sold sale,
            String reference,
            Money amount,
            GiftCard card,
            Optional<Authorisation> authorisation,
            Instant now) {
        // One that an order has is that order's: this till has taken the balance beside it.
        authorisation.filter(one -> one.state() == Authorisation.State.OPEN).ifPresent(open -> {
            card.free(open.amount());
            books.changed(open.in(Authorisation.State.CAPTURED));
        });
        if (amount.isZero()) {
            books.changed(card);
        } else {
            Source source = Source.spent(sale.purchaseId(), reference, sale.at());
            card.reinstate(amount, source, now).ifPresent(entry -> books.changed(card, entry));
            books.changed(card, card.spend(amount, source, now));
        }
    }
}
