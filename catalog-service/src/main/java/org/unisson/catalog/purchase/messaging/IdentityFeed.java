package org.unisson.catalog.purchase.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.purchase.application.ProjectingShoppers;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persons.BelongingFeed;

/** What a person has bought, is invited to and has used up is that of all its customers; a badge turns when these change. */
@Singleton
public class IdentityFeed extends BelongingFeed {

    private final ProjectingShoppers projecting;

    IdentityFeed(EventConsumer consumer, ProjectingShoppers projecting) {
        super(consumer);
        this.projecting = projecting;
    }

    @Incoming("identities")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return follow(records);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Set<UUID> customers =
                events.stream().map(event -> UUID.fromString(event.key())).collect(Collectors.toSet());
        return projecting.regroup(tx, customers, () -> super.apply(tx, events));
    }
}
