package org.unisson.order.consignment.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.events.StockResourced;
import org.unisson.inventory.events.UnavailableLine;
import org.unisson.order.consignment.application.ResourceConsignments;
import org.unisson.order.consignment.application.ResourceConsignments.Replacement;
import org.unisson.order.consignment.application.ResourceConsignments.Resourced;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Hears what inventory has found elsewhere. */
@Singleton
public class ResourcedFeed implements EventHandler {

    private final EventConsumer consumer;
    private final ResourceConsignments resourcing;

    ResourcedFeed(EventConsumer consumer, ResourceConsignments resourcing) {
        this.consumer = consumer;
        this.resourcing = resourcing;
    }

    @Incoming("resourcings")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "resourcings";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.RESERVATIONS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (ReceivedEvent event : events) {
            if (event.payload() instanceof StockResourced found) {
                done = done.chain(() -> resourcing.follow(tx, read(found)));
            }
        }
        return done;
    }

    private static Resourced read(StockResourced found) {
        return new Resourced(
                found.getOrderId(),
                found.getConsignmentId(),
                found.getReplacements().stream()
                        .map(line -> new Replacement(
                                line.getLineId(),
                                new Sku(line.getSku()),
                                new Gln(line.getLocation()),
                                line.getQuantity()))
                        .toList(),
                found.getUnavailable().stream()
                        .collect(
                                Collectors.toMap(UnavailableLine::getLineId, UnavailableLine::getQuantity, Long::sum)));
    }
}
