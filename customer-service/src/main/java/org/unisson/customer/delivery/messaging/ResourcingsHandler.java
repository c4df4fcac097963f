package org.unisson.customer.delivery.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.delivery.application.FollowingConsignments;
import org.unisson.customer.delivery.application.Resourcing;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.inventory.events.StockResourced;
import org.unisson.inventory.events.UnavailableLine;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Goods that a location could not hand out, and where they come from now. */
@ApplicationScoped
public class ResourcingsHandler implements EventHandler {

    private final EventConsumer consumer;
    private final FollowingConsignments following;

    ResourcingsHandler(EventConsumer consumer, FollowingConsignments following) {
        this.consumer = consumer;
        this.following = following;
    }

    @Incoming("resourcings")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "customer.resourcings";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.RESERVATIONS);
    }

    @Override
    public Uni<Void> apply(Transaction transaction, List<ReceivedEvent> events) {
        return following.resourcings(
                transaction,
                events.stream()
                        .map(ReceivedEvent::payload)
                        .filter(StockResourced.class::isInstance)
                        .map(StockResourced.class::cast)
                        .flatMap(found -> read(found).stream())
                        .toList());
    }

    /** One for each location from which pieces come now, and one for all that are nowhere to be had. */
    private static List<Resourcing> read(StockResourced found) {
        List<Resourcing> all = new ArrayList<>();
        Map<String, Long> replaced = found.getReplacements().stream()
                .collect(Collectors.groupingBy(
                        ReservedLine::getLocation, TreeMap::new, Collectors.summingLong(ReservedLine::getQuantity)));
        replaced.forEach((location, pieces) -> all.add(resourcing(found, location, pieces)));
        long unavailable = found.getUnavailable().stream()
                .mapToLong(UnavailableLine::getQuantity)
                .sum();
        if (unavailable > 0) {
            all.add(resourcing(found, null, unavailable));
        }
        return all;
    }

    private static Resourcing resourcing(StockResourced found, String replacedBy, long pieces) {
        return new Resourcing(
                found.getConsignmentId(),
                found.getOrderId(),
                found.getVersion(),
                found.getLocation(),
                replacedBy,
                pieces,
                found.getResourcedAt());
    }
}
