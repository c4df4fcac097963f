package org.unisson.inventory.audit.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.messaging.FeedFreshness;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.reservation.application.CourseFeed;
import org.unisson.inventory.reservation.application.OrderFeed;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/**
 * Until when orders and reservations can be compared: both those who reserve and those who know how far orders are have
 * heard everything that was said before it, and it is longer ago than the grace. What came later is merely under way.
 */
@ApplicationScoped
class Horizon {

    private record Heard(String handler, Topic topic) {}

    private static final List<Heard> ALL = List.of(
            new Heard(OrderFeed.HANDLER, Topics.ORDERS),
            new Heard(CourseFeed.HANDLER, Topics.ORDERS),
            new Heard(CourseFeed.CONSIGNMENTS_HANDLER, Topics.CONSIGNMENTS),
            new Heard(CourseFeed.HANDLER, Topics.CONSIGNMENTS));

    private final FeedFreshness freshness;
    private final AuditTimes times;
    private final Clock clock;

    Horizon(FeedFreshness freshness, AuditTimes times, Clock clock) {
        this.freshness = freshness;
        this.times = times;
        this.clock = clock;
    }

    /** Empty while one of the feeds has not said how far it is. */
    Uni<Optional<Instant>> of(Transaction tx) {
        Uni<Optional<Instant>> earliest = Uni.createFrom().item(Optional.of(clock.instant()));
        for (Heard heard : ALL) {
            earliest = earliest.chain(until -> freshness
                    .asOf(tx, heard.handler(), heard.topic())
                    .map(asOf -> until.flatMap(known -> asOf.map(next -> next.isBefore(known) ? next : known))));
        }
        return earliest.map(
                until -> until.map(known -> known.minus(times.reservations().grace())));
    }
}
