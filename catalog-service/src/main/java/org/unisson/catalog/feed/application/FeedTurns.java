package org.unisson.catalog.feed.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.unisson.catalog.channel.application.ReadingChannels;
import org.unisson.catalog.feed.domain.Feed;
import org.unisson.catalog.feed.persistence.FeedLooks;
import org.unisson.chassis.messaging.TransientFailures;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.rest.Problem;

/** Lets some at a time look through feeds on this replica, and those of one channel one after the other on all of them. */
@ApplicationScoped
class FeedTurns {

    private static final int AT_ONCE = 2;
    private static final int MOST_ATTEMPTS = 10;

    private final ReadingChannels channels;
    private final ConfiguringFeeds feeds;
    private final FeedLooks looks;
    private final OwnContext contexts;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);

    FeedTurns(ReadingChannels channels, ConfiguringFeeds feeds, FeedLooks looks, OwnContext contexts, Clock clock) {
        this.channels = channels;
        this.feeds = feeds;
        this.looks = looks;
        this.contexts = contexts;
        this.clock = clock;
    }

    /**
     * Does the work, anew where another look at the same feed ended meanwhile. Fails with 404 where the channel does not
     * exist or has no feed, 503 where too many are at it.
     */
    <T> Uni<T> take(String channel, Function<Feed, Uni<T>> work) {
        return channels.one(channel).chain(known -> feeds.of(channel).chain(settings -> {
            if (!free.tryAcquire()) {
                throw tooMany();
            }
            return contexts.comeBack(contexts.run(() -> looks.begin(channel, clock.instant())
                            .chain(() -> {
                                // The instant of this attempt: nobody is told of an earlier one than who came before.
                                Instant now = clock.instant();
                                return work.apply(
                                        new Feed(channel, known.settings().active(), settings.content(), now));
                            })
                            .onFailure(TransientFailures::isTransient)
                            .retry()
                            .atMost(MOST_ATTEMPTS)
                            .onFailure(TransientFailures::isTransient)
                            .transform(failure -> tooMany())))
                    .eventually(() -> free.release());
        }));
    }

    private static RuntimeException tooMany() {
        return Problem.of(
                        503,
                        "too-many-feeds",
                        "Temporarily unavailable",
                        "Other feeds are being written. Try again in a minute.")
                .asException();
    }
}
