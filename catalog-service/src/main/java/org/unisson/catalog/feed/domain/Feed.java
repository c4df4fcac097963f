package org.unisson.catalog.feed.domain;

import java.time.Instant;

/** The feed of a channel at an instant. @param active whether the channel sells; one that does not has no items */
public record Feed(String channel, boolean active, FeedSettings settings, Instant now) {}
