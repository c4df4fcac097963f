package org.unisson.inventory.freshness;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.messaging.FeedFreshness;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.reservation.application.CourseFeed;
import org.unisson.inventory.reservation.application.OrderFeed;
import org.unisson.inventory.stock.application.PurchaseFeed;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** How far behind the feeds are by which inventory hears of orders, of what leaves for them, and of sales. */
@ApplicationScoped
public class HeardFeeds {

    private final FeedFreshness freshness;
    private final Clock clock;

    HeardFeeds(FeedFreshness freshness, Clock clock) {
        this.freshness = freshness;
        this.clock = clock;
    }

    /**
     * As of when what is read from now on is, at the earliest. To be asked before the reading: afterwards it would
     * promise more than was read.
     */
    public Uni<AsOf> now(Transaction tx) {
        Instant now = clock.instant();
        return feed(tx, OrderFeed.HANDLER, Topics.ORDERS, now)
                .chain(orders -> feed(tx, CourseFeed.CONSIGNMENTS_HANDLER, Topics.CONSIGNMENTS, now)
                        .chain(consignments -> feed(tx, PurchaseFeed.HANDLER, Topics.PURCHASES, now)
                                .map(purchases -> new AsOf(now, List.of(orders, consignments, purchases)))));
    }

    private Uni<Feed> feed(Transaction tx, String handler, Topic topic, Instant now) {
        return freshness.asOf(tx, handler, topic).map(heard -> feed(topic, heard, now));
    }

    private static Feed feed(Topic topic, Optional<Instant> heard, Instant now) {
        return new Feed(
                topic.name(),
                heard.orElse(null),
                heard.map(until -> behind(until, now).toString()).orElse(null));
    }

    private static Duration behind(Instant until, Instant now) {
        return until.isBefore(now) ? Duration.between(until, now) : Duration.ZERO;
    }
}
