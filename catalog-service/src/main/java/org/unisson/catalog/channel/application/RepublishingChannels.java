package org.unisson.catalog.channel.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.unisson.catalog.channel.persistence.Channels;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transactions;

/** Tells the state of every channel again. There are few: one transaction does. */
@Singleton
public class RepublishingChannels implements StateRepublisher {

    private final Transactions transactions;
    private final Channels channels;

    RepublishingChannels(Transactions transactions, Channels channels) {
        this.transactions = transactions;
        this.channels = channels;
    }

    @Override
    public String subject() {
        return "channels";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return transactions.run(tx -> channels.all(tx).map(all -> {
            all.forEach(channel -> tx.emit(ChannelEvents.changed(channel)));
            return (long) all.size();
        }));
    }
}
