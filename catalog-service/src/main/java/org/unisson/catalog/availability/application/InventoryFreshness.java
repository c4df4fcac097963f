package org.unisson.catalog.availability.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.unisson.chassis.messaging.FeedFreshness;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.schemas.Topics;

/** As of when availability is complete. Remembered for a quarter of a second, so that pages need not ask each time. */
@Singleton
public class InventoryFreshness {

    /** Name under which the projection's progress is kept. */
    public static final String HANDLER = "availability";

    private static final long KEPT_NANOS = Duration.ofMillis(250).toNanos();

    private final FeedFreshness feeds;
    private final Transactions transactions;
    private volatile Reading last;

    InventoryFreshness(FeedFreshness feeds, Transactions transactions) {
        this.feeds = feeds;
        this.transactions = transactions;
    }

    /** Everything that inventory committed before this instant is in; empty where that cannot be told yet. */
    public Uni<Optional<Instant>> asOf() {
        Reading reading = last;
        long now = System.nanoTime();
        if (reading != null && now - reading.nanoTime() < KEPT_NANOS) {
            return Uni.createFrom().item(reading.asOf());
        }
        return transactions.read(this::read).invoke(asOf -> last = new Reading(asOf, now));
    }

    private Uni<Optional<Instant>> read(Transaction tx) {
        return feeds.asOf(tx, HANDLER, Topics.STOCK).chain(stock -> feeds.asOf(tx, HANDLER, Topics.LOCATIONS)
                .map(locations -> earlier(stock, locations))
                .chain(both ->
                        feeds.asOf(tx, HANDLER, Topics.CHANNEL_POLICIES).map(policies -> earlier(both, policies))));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.flatMap(a -> other.map(b -> a.isBefore(b) ? a : b));
    }

    private record Reading(Optional<Instant> asOf, long nanoTime) {}
}
