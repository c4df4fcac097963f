package org.unisson.catalog.review.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** That there were reviews. */
@Singleton
public class RemovedReviews {

    /** There was one. @param version at which it ended */
    public record Removed(UUID reviewId, UUID productId, long version, Instant removedAt) {}

    /** By id, after that one. */
    public Uni<List<Removed>> after(Transaction tx, UUID after, int limit) {
        return tx.sql(
                        "select review_id, product_id, version, removed_at from review_removed where review_id > $1"
                                + " order by review_id limit $2",
                        after,
                        limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Removed(
                                row.getUUID(0),
                                row.getUUID(1),
                                row.getLong(2),
                                Times.fromDatabase(row.getOffsetDateTime(3))))
                        .toList());
    }
}
