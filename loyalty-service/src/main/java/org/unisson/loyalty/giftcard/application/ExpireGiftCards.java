package org.unisson.loyalty.giftcard.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;

/** Books what nobody spent in time. Several replicas may look at once: each passes over the cards of the others. */
@Singleton
class ExpireGiftCards {

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final GiftCards cards;
    private final ExpiryNews news;
    private final Clock clock;

    ExpireGiftCards(Transactions transactions, GiftCards cards, ExpiryNews news, Clock clock) {
        this.transactions = transactions;
        this.cards = cards;
        this.news = news;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic, GiftCardConfig config) {
        periodic.every(
                config.expiringInterval(), "expiring gift cards", () -> transactions.run(tx -> expire(tx, AT_ONCE)));
    }

    private Uni<Void> expire(Transaction tx, int atMost) {
        Instant now = clock.instant();
        return cards.openExpired(tx, now, atMost).chain(books -> {
            books.expire(now);
            news.tell(tx, books);
            return cards.save(tx, books);
        });
    }
}
