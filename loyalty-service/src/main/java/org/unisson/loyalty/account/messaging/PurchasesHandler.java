package org.unisson.loyalty.account.messaging;

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
import org.unisson.loyalty.account.application.CreditPurchases;
import org.unisson.loyalty.account.domain.PurchaseFact;
import org.unisson.loyalty.gesture.application.Goods;
import org.unisson.loyalty.gesture.messaging.GoodsFacts;
import org.unisson.loyalty.giftcard.application.ServeGiftCards;
import org.unisson.loyalty.giftcard.messaging.GiftCardFacts;
import org.unisson.loyalty.voucher.application.ServeVouchers;
import org.unisson.loyalty.voucher.messaging.VoucherFacts;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Feed of purchases: earning, and taking back; gift cards and vouchers spent and given back; who has which goods. */
@ApplicationScoped
public class PurchasesHandler implements EventHandler {

    private final EventConsumer consumer;
    private final CreditPurchases useCase;
    private final ServeGiftCards giftCards;
    private final ServeVouchers vouchers;
    private final Goods goods;

    PurchasesHandler(
            EventConsumer consumer,
            CreditPurchases useCase,
            ServeGiftCards giftCards,
            ServeVouchers vouchers,
            Goods goods) {
        this.consumer = consumer;
        this.useCase = useCase;
        this.giftCards = giftCards;
        this.vouchers = vouchers;
        this.goods = goods;
    }

    @Incoming("purchases")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "loyalty-purchases";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.PURCHASES);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Batch<PurchaseFact> batch = Batch.ofAll(events, Facts::ofPurchases);
        // Vouchers before gift cards before accounts, as everywhere.
        return vouchers.purchases(
                        tx, Batch.of(events, VoucherFacts::ofPurchases).facts())
                .chain(() -> giftCards.purchases(
                        tx, Batch.of(events, GiftCardFacts::ofPurchases).facts()))
                .chain(() -> useCase.apply(tx, batch.facts()))
                .invoke(moved ->
                        batch.forEach(moved, (movements, event) -> BalanceEvents.announce(tx, movements, event)))
                .chain(() -> goods.note(
                        tx,
                        events.stream()
                                .flatMap(event -> GoodsFacts.of(event.payload()).stream())
                                .toList()));
    }
}
