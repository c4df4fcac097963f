package org.unisson.catalog.review.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.unisson.catalog.review.domain.Review;
import org.unisson.catalog.review.persistence.Ratings;
import org.unisson.catalog.review.persistence.RemovedReviews.Removed;
import org.unisson.catalog.review.persistence.ReviewReads;
import org.unisson.catalog.review.persistence.ReviewWrites;
import org.unisson.chassis.persistence.Transaction;

/**
 * The one way in which reviews change: with the review its past, what all reviews of the product say together and the
 * event change, in one transaction. The caller is the only writer.
 */
@Singleton
class KeepingReviews {

    private final ReviewWrites writes;
    private final ReviewReads reads;
    private final Ratings ratings;
    private final Clock clock;

    KeepingReviews(ReviewWrites writes, ReviewReads reads, Ratings ratings, Clock clock) {
        this.writes = writes;
        this.reads = reads;
        this.ratings = ratings;
        this.clock = clock;
    }

    /** From this to that. @param before null where there was none */
    Uni<Review> change(Transaction tx, Review before, Review after, String by) {
        return writes.save(tx, after, by)
                .chain(() -> ratings.shift(tx, after.productId(), before, after))
                .invoke(together -> tx.emit(ReviewEvents.changed(after, together)))
                .replaceWith(after);
    }

    /** It is gone, with all that it was. */
    Uni<Void> remove(Transaction tx, Review review) {
        Removed removed = new Removed(review.reviewId(), review.productId(), review.version() + 1, clock.instant());
        return writes.remove(tx, review.reviewId(), removed.removedAt())
                .chain(() -> ratings.shift(tx, review.productId(), review, null))
                .invoke(together -> tx.emit(ReviewEvents.removed(removed, together)))
                .replaceWithVoid();
    }

    /** The badge of each of these is the other one from now on. */
    Uni<Void> turnBadges(Transaction tx, Collection<UUID> reviewIds) {
        return reviewIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : reads.all(tx, reviewIds).chain(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(review ->
                                change(tx, review, review.verified(!review.verified(), clock.instant()), "SYSTEM"))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }
}
