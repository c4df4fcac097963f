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
import org.unisson.inventory.events.ConflictLine;
import org.unisson.inventory.events.StockConflictFound;
import org.unisson.inventory.events.StockResourced;
import org.unisson.inventory.events.UnavailableLine;
import org.unisson.order.consignment.application.ResourceConsignments;
import org.unisson.order.consignment.application.ResourceConsignments.Replacement;
import org.unisson.order.consignment.application.ResourceConsignments.Resourced;
import org.unisson.order.consignment.application.YieldToTheTill;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Hears what inventory has found elsewhere, and what it can no longer hand out. */
@Singleton
public class ResourcedFeed implements EventHandler {

    private final EventConsumer consumer;
    private final ResourceConsignments resourcing;
    private final YieldToTheTill yielding;

    ResourcedFeed(EventConsumer consumer, ResourceConsignments resourcing, YieldToTheTill yielding) {
        this.consumer = consumer;
        this.resourcing = resourcing;
        this.yielding = yielding;
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
            } else if (event.payload() instanceof StockConflictFound conflict) {
                done = done.chain(() -> yielding.follow(tx, read(conflict)));
            }
        }
        return done;
    }

    private static YieldToTheTill.Conflict read(StockConflictFound conflict) {
        return new YieldToTheTill.Conflict(
                conflict.getOrderId(),
                new Gln(conflict.getLocation()),
                conflict.getLines().stream()
                        .collect(Collectors.toMap(ConflictLine::getLineId, ConflictLine::getKept, Long::sum)));
    }

    private static Resourced read(StockResourced found) {
        return new Resourced(
                found.getOrderId(),
                found.getConsignmentId(),
                found.getCollectedAt() == null ? null : new Gln(found.getCollectedAt()),
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
