package org.unisson.customer.delivery.messaging;

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
import org.unisson.customer.delivery.application.Consignments;
import org.unisson.customer.delivery.application.FollowingConsignments;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Goods on their way. */
@ApplicationScoped
public class ConsignmentsHandler implements EventHandler {

    private final EventConsumer consumer;
    private final FollowingConsignments following;

    ConsignmentsHandler(EventConsumer consumer, FollowingConsignments following) {
        this.consumer = consumer;
        this.following = following;
    }

    @Incoming("consignments")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return Consignments.HANDLER;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.CONSIGNMENTS);
    }

    @Override
    public Uni<Void> apply(Transaction transaction, List<ReceivedEvent> events) {
        return following.consignments(
                transaction, events.stream().map(ReceivedEvent::payload).toList());
    }
}
