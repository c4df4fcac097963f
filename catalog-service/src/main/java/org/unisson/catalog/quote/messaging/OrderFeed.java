package org.unisson.catalog.quote.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.quote.application.SettlingQuotes;
import org.unisson.catalog.quote.application.SettlingQuotes.Told;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.events.OrderCancelled;
import org.unisson.order.events.OrderConfirmed;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** What becomes of what was sold under a quote: of orders, and of receipts, which are sales at once. */
@ApplicationScoped
public class OrderFeed implements EventHandler {

    private final EventConsumer consumer;
    private final SettlingQuotes settling;

    OrderFeed(EventConsumer consumer, SettlingQuotes settling) {
        this.consumer = consumer;
        this.settling = settling;
    }

    @Incoming("orders")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return SettlingQuotes.HANDLER;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.ORDERS, Topics.PURCHASES);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        List<Told> told = new ArrayList<>();
        for (ReceivedEvent event : events) {
            switch (event.payload()) {
                case OrderPlaced placed -> {
                    if (placed.getQuoteId() != null) {
                        told.add(new Told.Placed(placed.getOrderId(), placed.getQuoteId()));
                    }
                }
                case OrderConfirmed confirmed -> told.add(new Told.Confirmed(confirmed.getOrderId()));
                case OrderCancelled cancelled -> told.add(new Told.Cancelled(cancelled.getOrderId()));
                case PurchaseMade made -> {
                    if (made.getKind().equals("RECEIPT") && made.getQuoteId() != null) {
                        told.add(new Told.Placed(made.getPurchaseId(), made.getQuoteId()));
                        told.add(new Told.Confirmed(made.getPurchaseId()));
                    }
                }
                case PurchaseReturned returned -> {
                    if (returned.getCause().equals("VOID")) {
                        told.add(new Told.Cancelled(returned.getPurchaseId()));
                    }
                }
                case null, default -> {
                    // A fulfilled order has been confirmed before.
                }
            }
        }
        return settling.settle(tx, told);
    }
}
