package org.unisson.catalog.feed.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.unisson.catalog.channel.application.ReadingChannels;
import org.unisson.catalog.feed.domain.Feed;
import org.unisson.chassis.messaging.TransientFailures;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.rest.Problem;

/** Lets some at a time look through feeds on this replica, and those of one channel one after the other on all of them. */
@ApplicationScoped
class FeedTurns {

    private static final int AT_ONCE = 4;
    private static final int MOST_WAITING = 16;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 10;

    private final ReadingChannels channels;
    private final ConfiguringFeeds feeds;
    private final OwnContext contexts;
    private final Clock clock;
    private final Turns turns = new Turns(AT_ONCE, MOST_WAITING, LONGEST_WAIT);

    FeedTurns(ReadingChannels channels, ConfiguringFeeds feeds, OwnContext contexts, Clock clock) {
        this.channels = channels;
        this.feeds = feeds;
        this.contexts = contexts;
        this.clock = clock;
    }

    /**
     * Does the work, anew where another look at the same feed ended meanwhile. Fails with 404 where the channel does not
     * exist or has no feed, 503 where too many are at it.
     */
    <T> Uni<T> take(String channel, Function<Feed, Uni<T>> work) {
        return channels.one(channel).chain(known -> feeds.of(channel)
                .chain(settings -> contexts.comeBack(turns.take(() -> contexts.run(
                                // The instant of this attempt: nobody is told of an earlier one than who came before.
                                () -> work.apply(new Feed(
                                        channel, known.settings().active(), settings.content(), clock.instant()))))
                        .onFailure(TransientFailures::isTransient)
                        .retry()
                        .atMost(MOST_ATTEMPTS)
                        .onFailure(failure -> failure instanceof Turns.NoTurn || TransientFailures.isTransient(failure))
                        .transform(failure -> tooMany()))));
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
