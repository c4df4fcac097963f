package org.unisson.catalog.review.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.review.application.KnowingBuyers;
import org.unisson.catalog.review.domain.Purchased;
import org.unisson.catalog.review.domain.Purchased.Pieces;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.events.PurchaseClaimed;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** What customers have bought, on every channel. */
@ApplicationScoped
public class PurchaseFeed implements EventHandler {

    private final EventConsumer consumer;
    private final KnowingBuyers buyers;

    PurchaseFeed(EventConsumer consumer, KnowingBuyers buyers) {
        this.consumer = consumer;
        this.buyers = buyers;
    }

    @Incoming("purchases")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "buyers";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.PURCHASES);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        List<Purchased> told = new ArrayList<>();
        for (ReceivedEvent event : events) {
            switch (event.payload()) {
                case PurchaseMade made ->
                    told.add(new Purchased.Made(
                            made.getPurchaseId(),
                            made.getCustomerId(),
                            made.getCard(),
                            made.getLines().stream()
                                    .map(line -> new Pieces(line.getSku(), line.getQuantity()))
                                    .toList()));
                case PurchaseReturned returned ->
                    told.add(new Purchased.Returned(
                            returned.getPurchaseId(),
                            returned.getLines().stream()
                                    .map(line -> new Pieces(line.getSku(), line.getQuantity()))
                                    .toList()));
                case PurchaseClaimed claimed ->
                    told.add(new Purchased.Claimed(claimed.getPurchaseId(), claimed.getCustomerId()));
                case null, default -> {
                    // What came back without a receipt belongs to no purchase.
                }
            }
        }
        return buyers.note(tx, told);
    }
}
