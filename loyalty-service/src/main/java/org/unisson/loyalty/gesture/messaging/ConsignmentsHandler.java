package org.unisson.loyalty.gesture.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.gesture.application.GesturePolicies;
import org.unisson.loyalty.gesture.application.GiveForOccasions;
import org.unisson.loyalty.gesture.domain.Occasion;
import org.unisson.order.events.DeliveryPromiseBroken;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Feed of consignments: of all that is told, promises that were broken. */
@ApplicationScoped
public class ConsignmentsHandler implements EventHandler {

    private final EventConsumer consumer;
    private final GesturePolicies policies;
    private final GiveForOccasions giveForOccasions;

    ConsignmentsHandler(EventConsumer consumer, GesturePolicies policies, GiveForOccasions giveForOccasions) {
        this.consumer = consumer;
        this.policies = policies;
        this.giveForOccasions = giveForOccasions;
    }

    @Incoming("consignments")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "loyalty-consignments";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.CONSIGNMENTS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        List<Occasion> occasions =
                events.stream().flatMap(event -> occasion(event.payload())).toList();
        return occasions.isEmpty()
                ? Uni.createFrom().voidItem()
                : policies.current(tx)
                        .chain(policy -> giveForOccasions.give(tx, occasions, policy))
                        .replaceWithVoid();
    }

    /** Nobody is given anything for a guest's order. */
    private static Stream<Occasion> occasion(SpecificRecord payload) {
        return payload instanceof DeliveryPromiseBroken broken && broken.getCustomerId() != null
                ? Stream.of(Occasion.brokenPromise(
                        broken.getOrderId(),
                        broken.getConsignmentId(),
                        broken.getCustomerId(),
                        broken.getPromisedBy(),
                        broken.getBrokenAt()))
                : Stream.empty();
    }
}
