package org.unisson.catalog.channel.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.unisson.catalog.channel.domain.Channel;
import org.unisson.catalog.channel.persistence.Channels;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;

/** Which channels there are. */
@ApplicationScoped
public class ReadingChannels {

    private final Transactions transactions;
    private final Channels channels;

    ReadingChannels(Transactions transactions, Channels channels) {
        this.transactions = transactions;
        this.channels = channels;
    }

    /** All of them, by id. */
    public Uni<List<Channel>> all() {
        return transactions.read(channels::all);
    }

    /** One of them; fails with 404 where there is none. */
    public Uni<Channel> one(String channelId) {
        return transactions
                .read(tx -> channels.find(tx, channelId))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("channel", channelId).asException()));
    }
}
