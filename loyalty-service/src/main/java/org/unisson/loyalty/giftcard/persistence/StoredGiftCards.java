package org.unisson.loyalty.giftcard.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.giftcard.application.ExpiryNews;
import org.unisson.loyalty.giftcard.application.GiftCardNeeds;
import org.unisson.loyalty.giftcard.application.GiftCards;
import org.unisson.loyalty.giftcard.domain.Authorisation;
import org.unisson.loyalty.giftcard.domain.GiftCard;
import org.unisson.loyalty.giftcard.domain.GiftCardBooks;
import org.unisson.loyalty.giftcard.domain.GiftCardOrder;
import org.unisson.loyalty.giftcard.domain.Offering;
import org.unisson.loyalty.giftcard.domain.Spend;

/** Gift cards in PostgreSQL. */
@Singleton
class StoredGiftCards implements GiftCards {

    private final GiftCardTable cards;
    private final AuthorisationTable authorisations;
    private final GiftCardSaleTables sales;

    StoredGiftCards(GiftCardTable cards, AuthorisationTable authorisations, GiftCardSaleTables sales) {
        this.cards = cards;
        this.authorisations = authorisations;
        this.sales = sales;
    }

    @Override
    public Uni<Void> add(Transaction tx, Made made, Instant now) {
        return cards.add(tx, made, now);
    }

    @Override
    public Uni<Optional<Locked>> byNumber(Transaction tx, String number) {
        return cards.byNumber(tx, number);
    }

    @Override
    public Uni<Void> tried(Transaction tx, UUID giftCardId, int wrongTries) {
        return cards.tried(tx, giftCardId, wrongTries);
    }

    @Override
    public Uni<Optional<GiftCard>> lock(Transaction tx, UUID giftCardId, Instant now) {
        return cards.lock(tx, List.of(giftCardId))
                .chain(() -> authorisations.end(tx, giftCardId, now))
                .chain(() -> cards.lock(tx, List.of(giftCardId)))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Void> setAside(Transaction tx, GiftCard card, Authorisation authorisation, Instant now) {
        return cards.save(tx, List.of(card)).chain(() -> authorisations.add(tx, authorisation, now));
    }

    @Override
    public Uni<GiftCardBooks> open(Transaction tx, GiftCardNeeds needs) {
        GiftCardBooks books = new GiftCardBooks();
        if (needs.isNothing()) {
            return Uni.createFrom().item(books);
        }
        // Which cards they are of never changes; what they are is read when the cards are locked.
        return cardsOf(tx, needs)
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(List.<GiftCard>of()) : cards.lock(tx, ids))
                .invoke(found -> found.forEach(books::enter))
                .chain(() -> authorisations.find(tx, needs.references(), needs.orders()))
                .invoke(found -> found.forEach(books::enter))
                .chain(() -> sales.spends(tx, needs.purchases()))
                .invoke(found -> found.forEach(books::enter))
                .chain(() -> sales.orders(tx, needs.orders()))
                .invoke(found -> found.forEach(books::enter))
                .chain(() -> sales.forestalled(tx, needs.orders()))
                .invoke(found -> found.forEach(books::enterForestalled))
                .chain(() -> sales.given(tx, needs.refunds()))
                .invoke(found -> found.forEach(books::enterGiven))
                .replaceWith(books);
    }

    @Override
    public Uni<GiftCardBooks> openExpired(Transaction tx, Instant now, int atMost) {
        GiftCardBooks books = new GiftCardBooks();
        return cards.lockExpired(tx, now, atMost)
                .invoke(found -> found.forEach(books::enter))
                .replaceWith(books);
    }

    @Override
    public Uni<Void> save(Transaction tx, GiftCardBooks books) {
        return cards.save(tx, books.changedCards())
                .chain(() -> cards.enter(tx, books.entries()))
                .chain(() -> authorisations.save(tx, books.changedAuthorisations()))
                .chain(() -> sales.saveOrders(tx, books.changedOrders()))
                .chain(() -> sales.saveSpends(tx, books.changedSpends()));
    }

    @Override
    public Uni<Void> endOverdue(Transaction tx, Instant now) {
        return authorisations.end(tx, null, now);
    }

    @Override
    public Uni<List<ExpiryNews.Expired>> expired(Transaction tx, Instant since, UUID after, int limit) {
        return cards.expired(tx, since, after, limit);
    }

    @Override
    public Uni<List<Offering.Decision>> decisions(Transaction tx, Instant since, UUID after, int limit) {
        return sales.decided(tx, since, after, limit).chain(orders -> authorisations
                .find(tx, Set.of(), orders.stream().map(GiftCardOrder::orderId).toList())
                .map(bound -> orders.stream()
                        .map(order -> new Offering.Decision(
                                order,
                                bound.stream()
                                        .filter(one -> order.orderId().equals(one.orderId()))
                                        .toList()))
                        .toList()));
    }

    private Uni<Set<UUID>> cardsOf(Transaction tx, GiftCardNeeds needs) {
        Set<UUID> ids = new HashSet<>(needs.references());
        return authorisations
                .find(tx, needs.references(), needs.orders())
                .invoke(found -> found.forEach(one -> ids.add(one.giftCardId())))
                .chain(() -> sales.spends(tx, needs.purchases()))
                .invoke(found -> found.stream()
                        .map(Spend::giftCardId)
                        .filter(Objects::nonNull)
                        .forEach(ids::add))
                .replaceWith(ids);
    }
}
