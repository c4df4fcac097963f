package org.unisson.catalog.channel.domain;

import java.time.Instant;

/** A sales channel, which is configuration. */
public record Channel(String channelId, long version, ChannelSettings settings, Instant changedAt) {}
