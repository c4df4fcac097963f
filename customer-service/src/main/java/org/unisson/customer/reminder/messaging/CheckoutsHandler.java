package org.unisson.customer.reminder.messaging;

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
import org.unisson.customer.reminder.application.Checkouts;
import org.unisson.customer.reminder.application.Checkouts.ClosedCart;
import org.unisson.order.events.OrderPlaced;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Carts that became orders. */
@ApplicationScoped
public class CheckoutsHandler implements EventHandler {

    private final EventConsumer consumer;
    private final Checkouts checkouts;

    CheckoutsHandler(EventConsumer consumer, Checkouts checkouts) {
        this.consumer = consumer;
        this.checkouts = checkouts;
    }

    @Incoming("checkouts")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return Checkouts.HANDLER;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.ORDERS);
    }

    @Override
    public Uni<Void> apply(Transaction transaction, List<ReceivedEvent> events) {
        return checkouts.close(
                transaction,
                events.stream()
                        .map(ReceivedEvent::payload)
                        .filter(OrderPlaced.class::isInstance)
                        .map(OrderPlaced.class::cast)
                        .filter(placed -> placed.getCartId() != null)
                        .map(placed -> new ClosedCart(placed.getCartId(), placed.getOrderId(), placed.getPlacedAt()))
                        .toList());
    }
}
