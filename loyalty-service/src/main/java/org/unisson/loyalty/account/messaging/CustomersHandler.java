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
import org.unisson.loyalty.account.application.LinkCustomers;
import org.unisson.loyalty.account.domain.CustomerFact;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Feed of customers: who has which card. */
@ApplicationScoped
public class CustomersHandler implements EventHandler {

    private final EventConsumer consumer;
    private final LinkCustomers useCase;

    CustomersHandler(EventConsumer consumer, LinkCustomers useCase) {
        this.consumer = consumer;
        this.useCase = useCase;
    }

    @Incoming("customers")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "loyalty-customers";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.CUSTOMERS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Batch<CustomerFact> batch = Batch.of(events, Facts::ofCustomers);
        return useCase.apply(tx, batch.facts())
                .invoke(moved ->
                        batch.forEach(moved, (movements, event) -> BalanceEvents.announce(tx, movements, event)))
                .replaceWithVoid();
    }
}
