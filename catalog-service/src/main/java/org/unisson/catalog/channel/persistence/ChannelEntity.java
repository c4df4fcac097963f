package org.unisson.catalog.channel.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.unisson.catalog.channel.domain.Channel;
import org.unisson.catalog.channel.domain.ChannelKind;
import org.unisson.catalog.channel.domain.ChannelSettings;

/** A row of the table {@code channel}. */
@Entity
@Table(name = "channel")
class ChannelEntity {

    @Id
    @Column(name = "channel_id")
    private String channelId;

    private long version;
    private String name;

    @Enumerated(EnumType.STRING)
    private ChannelKind kind;

    private String currency;
    private boolean active;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected ChannelEntity() {}

    ChannelEntity(Channel channel) {
        this.channelId = channel.channelId();
        take(channel);
    }

    final void take(Channel channel) {
        version = channel.version();
        name = channel.settings().name();
        kind = channel.settings().kind();
        currency = channel.settings().currency();
        active = channel.settings().active();
        changedAt = channel.changedAt();
    }

    Channel toChannel() {
        return new Channel(channelId, version, new ChannelSettings(name, kind, currency, active), changedAt);
    }
}
