package org.unisson.loyalty.account.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persons.BelongingFeed;
import org.unisson.loyalty.account.application.PartCustomers;
import org.unisson.loyalty.account.domain.Parted;
import org.unisson.loyalty.voucher.application.ServeVouchers;

/** Feed of who is one person: points and vouchers are theirs together from then on, or are settled between those who part. */
@Singleton
public class IdentitiesFeed extends BelongingFeed {

    private final PartCustomers useCase;
    private final ServeVouchers vouchers;

    IdentitiesFeed(EventConsumer consumer, PartCustomers useCase, ServeVouchers vouchers) {
        super(consumer);
        this.useCase = useCase;
        this.vouchers = vouchers;
    }

    @Incoming("identities")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return follow(records);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Batch<Parted> batch = Batch.of(events, Facts::ofIdentities);
        return super.apply(tx, events)
                .chain(() -> vouchers.parted(tx, batch.facts()))
                .chain(() -> useCase.apply(tx, batch.facts()))
                .invoke(moved ->
                        batch.forEach(moved, (movements, event) -> BalanceEvents.announce(tx, movements, event)))
                .replaceWithVoid();
    }
}
