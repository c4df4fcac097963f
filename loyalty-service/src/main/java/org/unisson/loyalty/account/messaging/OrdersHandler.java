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
import org.unisson.loyalty.account.application.ServeOrders;
import org.unisson.loyalty.account.domain.OrderFact;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Feed of orders: points held, spent, let go. */
@ApplicationScoped
public class OrdersHandler implements EventHandler {

    private final EventConsumer consumer;
    private final ServeOrders useCase;

    OrdersHandler(EventConsumer consumer, ServeOrders useCase) {
        this.consumer = consumer;
        this.useCase = useCase;
    }

    @Incoming("orders")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "loyalty-orders";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.ORDERS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Batch<OrderFact> batch = Batch.of(events, Facts::ofOrders);
        return useCase.apply(tx, batch.facts())
                .invoke(outcomes -> batch.forEach(outcomes, (outcome, event) -> {
                    BalanceEvents.announce(tx, outcome.movements(), event);
                    outcome.decision()
                            .ifPresent(
                                    decision -> tx.emit(HoldEvents.of(decision).causedBy(event)));
                }))
                .replaceWithVoid();
    }
}
