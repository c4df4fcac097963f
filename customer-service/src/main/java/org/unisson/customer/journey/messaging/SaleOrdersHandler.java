package org.unisson.customer.journey.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.journey.application.Sales;
import org.unisson.order.events.PurchaseMade;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Which order a purchase was. */
@ApplicationScoped
public class SaleOrdersHandler implements EventHandler {

    private final EventConsumer consumer;
    private final Sales sales;

    SaleOrdersHandler(EventConsumer consumer, Sales sales) {
        this.consumer = consumer;
        this.sales = sales;
    }

    @Incoming("sale-orders")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "customer.sale-orders";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.PURCHASES);
    }

    @Override
    public Uni<Void> apply(Transaction transaction, List<ReceivedEvent> events) {
        Map<UUID, UUID> orders = new HashMap<>();
        for (ReceivedEvent event : events) {
            if (event.payload() instanceof PurchaseMade made && made.getOrderId() != null) {
                orders.put(made.getPurchaseId(), made.getOrderId());
            }
        }
        return sales.noteOrders(transaction, orders);
    }
}
