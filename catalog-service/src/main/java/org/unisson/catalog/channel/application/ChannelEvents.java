package org.unisson.catalog.channel.application;

import org.unisson.catalog.channel.domain.Channel;
import org.unisson.catalog.channel.domain.ChannelSettings;
import org.unisson.catalog.events.ChannelChanged;
import org.unisson.catalog.writing.StateEvents;
import org.unisson.chassis.events.Event;
import org.unisson.schemas.Topics;

/** What is told of channels. */
final class ChannelEvents {

    private ChannelEvents() {}

    static Event changed(Channel channel) {
        ChannelSettings settings = channel.settings();
        return StateEvents.of(
                Topics.CHANNELS,
                channel.channelId(),
                channel.version(),
                new ChannelChanged(
                        channel.channelId(),
                        channel.version(),
                        settings.name(),
                        settings.kind().name(),
                        settings.currency(),
                        settings.active(),
                        channel.changedAt()),
                channel.changedAt());
    }
}
