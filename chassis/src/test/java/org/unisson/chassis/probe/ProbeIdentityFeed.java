package org.unisson.chassis.probe;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.persons.BelongingFeed;

/** Follows who is who as a service does. */
@Singleton
public class ProbeIdentityFeed extends BelongingFeed {

    ProbeIdentityFeed(EventConsumer consumer) {
        super(consumer);
    }

    @Incoming("identities")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return follow(records);
    }
}
