package org.unisson.order.sales.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.events.GiftCardBalanceExpired;
import org.unisson.order.sales.application.BookSales;
import org.unisson.order.sales.domain.GiftCardExpiry;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Books what loyalty-service owes on gift cards no more, so that its ledger and the sales ledger say the same is owed. */
@ApplicationScoped
public class GiftCardExpiryFeed implements EventHandler {

    private final EventConsumer consumer;
    private final BookSales ledger;

    GiftCardExpiryFeed(EventConsumer consumer, BookSales ledger) {
        this.consumer = consumer;
        this.ledger = ledger;
    }

    @Incoming("gift-cards")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "gift-card-expiries";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.GIFT_CARDS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        return ledger.expired(
                tx,
                events.stream()
                        .map(event -> expiry((GiftCardBalanceExpired) event.payload()))
                        .toList());
    }

    private static GiftCardExpiry expiry(GiftCardBalanceExpired told) {
        return new GiftCardExpiry(
                told.getEntryId(),
                told.getGiftCardId(),
                new Money(told.getAmount().getMinor(), told.getAmount().getCurrency()),
                told.getExpiredAt());
    }
}
