package org.unisson.catalog.channel.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.unisson.catalog.channel.domain.Channel;
import org.unisson.chassis.persistence.Transaction;

/** The channels there are. */
@Singleton
public class Channels {

    public Uni<Optional<Channel>> find(Transaction tx, String channelId) {
        return tx.session().find(ChannelEntity.class, channelId).map(found -> Optional.ofNullable(found)
                .map(ChannelEntity::toChannel));
    }

    /** All of them, by id. */
    public Uni<List<Channel>> all(Transaction tx) {
        return tx.session()
                .createSelectionQuery("from ChannelEntity order by channelId", ChannelEntity.class)
                .getResultList()
                .map(found -> found.stream().map(ChannelEntity::toChannel).toList());
    }

    /** Writes the channel's new state; the caller is the only writer. */
    public Uni<Void> save(Transaction tx, Channel channel) {
        return tx.session().find(ChannelEntity.class, channel.channelId()).chain(found -> {
            if (found == null) {
                return tx.session().persist(new ChannelEntity(channel));
            }
            found.take(channel);
            return tx.session().flush();
        });
    }
}
