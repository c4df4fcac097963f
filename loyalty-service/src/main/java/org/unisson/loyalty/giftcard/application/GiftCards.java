package org.unisson.loyalty.giftcard.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.domain.Authorisation;
import org.unisson.loyalty.giftcard.domain.GiftCard;
import org.unisson.loyalty.giftcard.domain.GiftCardBooks;
import org.unisson.loyalty.giftcard.domain.Offering;

/** Where gift cards are kept. */
public interface GiftCards {

    /** A card that is made. @param store GLN, or null */
    record Made(UUID giftCardId, String number, byte[] pinHash, Money amount, String store) {}

    /** A card as far as its PIN is concerned. */
    record Locked(UUID giftCardId, byte[] pinHash, int wrongTries) {}

    Uni<Void> add(Transaction tx, Made made, Instant now);

    /** The card of that number, locked until the transaction ends; empty where there is none. */
    Uni<Optional<Locked>> byNumber(Transaction tx, String number);

    Uni<Void> tried(Transaction tx, UUID giftCardId, int wrongTries);

    /** The card, locked until the transaction ends, without what has ended on it; empty where there is none. */
    Uni<Optional<GiftCard>> lock(Transaction tx, UUID giftCardId, Instant now);

    /** Keeps an amount that was set aside, and the card as it is then. */
    Uni<Void> setAside(Transaction tx, GiftCard card, Authorisation authorisation, Instant now);

    /** Opens the books on what is needed, with every card in them locked until the transaction ends. */
    Uni<GiftCardBooks> open(Transaction tx, GiftCardNeeds needs);

    /** Opens the books on cards that have expired with something on them; passes over those that others hold. */
    Uni<GiftCardBooks> openExpired(Transaction tx, Instant now, int atMost);

    /** Saves what was changed since the books were opened. */
    Uni<Void> save(Transaction tx, GiftCardBooks books);

    /** Sets free what nobody came for in time; passes over cards that others hold. */
    Uni<Void> endOverdue(Transaction tx, Instant now);

    /** What has expired since an instant, with an entry id above the one given, in their order. */
    Uni<List<ExpiryNews.Expired>> expired(Transaction tx, Instant since, UUID after, int limit);

    /** Decisions since an instant that have events of their own, with an id above the one given, in their order. */
    Uni<List<Offering.Decision>> decisions(Transaction tx, Instant since, UUID after, int limit);
}
