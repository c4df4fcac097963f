package org.unisson.inventory.quota.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.persons.BelongingFeed;

/** What a customer has of a quota counts for all customers of the person. */
@Singleton
public class IdentityFeed extends BelongingFeed {

    IdentityFeed(EventConsumer consumer) {
        super(consumer);
    }

    @Incoming("identities")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return follow(records);
    }
}
