package org.unisson.loyalty.giftcard.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.loyalty.giftcard.application.ExpiryNews;
import org.unisson.loyalty.giftcard.application.GiftCards;

/** Tells what has expired on gift cards since an instant again. */
@ApplicationScoped
class GiftCardExpiryRepublisher implements StateRepublisher {

    private static final int CHUNK = 1_000;

    private final Retelling retelling;
    private final GiftCards cards;
    private final ExpiryNews news;

    GiftCardExpiryRepublisher(Retelling retelling, GiftCards cards, ExpiryNews news) {
        this.retelling = retelling;
        this.cards = cards;
        this.news = news;
    }

    @Override
    public String subject() {
        return "gift cards expired";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                new UUID(0, 0),
                CHUNK,
                (tx, last, limit) ->
                        cards.expired(tx, since, last, limit).invoke(all -> all.forEach(one -> news.tell(tx, one))),
                ExpiryNews.Expired::entryId);
    }
}
