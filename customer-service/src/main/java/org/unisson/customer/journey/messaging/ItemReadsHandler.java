package org.unisson.customer.journey.messaging;

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
import org.unisson.customer.journey.application.Accepted;
import org.unisson.customer.journey.application.TakingTouchpoints;
import org.unisson.customer.journey.domain.Device;
import org.unisson.customer.journey.domain.TouchIds;
import org.unisson.customer.journey.domain.TouchKind;
import org.unisson.customer.journey.domain.Touchpoint;
import org.unisson.customer.journey.domain.Window;
import org.unisson.inventory.events.ItemShown;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/**
 * A piece that is read at a mirror is a touchpoint of nobody, on a device that is everybody's and is called as the read
 * point: whoever has signed in there touches it.
 */
@ApplicationScoped
public class ItemReadsHandler implements EventHandler {

    private final EventConsumer consumer;
    private final TakingTouchpoints taking;
    private final Accepted accepted;

    ItemReadsHandler(EventConsumer consumer, TakingTouchpoints taking, Accepted accepted) {
        this.consumer = consumer;
        this.taking = taking;
        this.accepted = accepted;
    }

    @Incoming("item-reads")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "customer.item-reads";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.ITEM_READS);
    }

    @Override
    public Uni<Void> apply(Transaction transaction, List<ReceivedEvent> events) {
        Window window = accepted.window();
        List<Touchpoint> touches = events.stream()
                .map(ReceivedEvent::payload)
                .filter(ItemShown.class::isInstance)
                .map(ItemShown.class::cast)
                .filter(shown -> window.has(shown.getShownAt()))
                .map(ItemReadsHandler::touchpoint)
                .toList();
        return taking.prepare(transaction, touches)
                .chain(() -> taking.take(transaction, touches))
                .replaceWithVoid();
    }

    private static Touchpoint touchpoint(ItemShown shown) {
        return new Touchpoint(
                TouchIds.of(shown.getShownAt(), shown.getSku() + "/" + shown.getVersion()),
                TouchKind.PRODUCT_TOUCHED,
                shown.getShownAt(),
                null,
                shown.getLocation(),
                new Touchpoint.Subject(shown.getSku(), null, null, null),
                Touchpoint.Origin.NONE,
                null,
                Device.EVERYBODYS + shown.getReadPoint(),
                null);
    }
}
