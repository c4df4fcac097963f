package org.unisson.catalog.channel.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.unisson.catalog.channel.domain.Channel;
import org.unisson.catalog.channel.domain.ChannelSettings;
import org.unisson.catalog.channel.persistence.Channels;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Versions;

/** A channel is added, or sells otherwise than before, by configuration alone. */
@ApplicationScoped
public class ConfiguringChannels {

    private final Transactions transactions;
    private final Channels channels;
    private final Clock clock;

    ConfiguringChannels(Transactions transactions, Channels channels, Clock clock) {
        this.transactions = transactions;
        this.channels = channels;
        this.clock = clock;
    }

    /** Gives the channel these settings. @param ifMatch version it is based on, or null */
    public Uni<Outcome> configure(String channelId, ChannelSettings settings, String ifMatch) {
        return transactions.run(tx -> OneWriter.CHANNELS
                .await(tx)
                .chain(() -> channels.find(tx, channelId))
                .chain(current -> change(tx, channelId, settings, ifMatch, current)));
    }

    private Uni<Outcome> change(
            Transaction tx, String channelId, ChannelSettings settings, String ifMatch, Optional<Channel> current) {
        long version = current.map(Channel::version).orElse(0L);
        Versions.requireMatch(ifMatch, version);
        if (current.isPresent() && current.get().settings().equals(settings)) {
            return Uni.createFrom().item(new Outcome.Unchanged(version));
        }
        Channel changed = new Channel(channelId, version + 1, settings, clock.instant());
        tx.emit(ChannelEvents.changed(changed));
        return channels.save(tx, changed).replaceWith(new Outcome.Written(changed.version(), current.isEmpty()));
    }
}
