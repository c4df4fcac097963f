package org.unisson.catalog.review.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.unisson.catalog.review.domain.Rating;
import org.unisson.catalog.review.domain.Review;
import org.unisson.catalog.review.persistence.Ratings;
import org.unisson.catalog.review.persistence.RemovedReviews;
import org.unisson.catalog.review.persistence.RemovedReviews.Removed;
import org.unisson.catalog.review.persistence.ReviewReads;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;

/** Tells the state of every review again, and that others are gone. */
@Singleton
public class RepublishingReviews implements StateRepublisher {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int AT_ONCE = 200;

    private final Retelling retelling;
    private final ReviewReads reads;
    private final RemovedReviews removed;
    private final Ratings ratings;

    RepublishingReviews(Retelling retelling, ReviewReads reads, RemovedReviews removed, Ratings ratings) {
        this.retelling = retelling;
        this.reads = reads;
        this.removed = removed;
        this.ratings = ratings;
    }

    @Override
    public String subject() {
        return "reviews";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling
                .all(BEFORE_ALL, AT_ONCE, this::reviews, Review::reviewId)
                .chain(told -> retelling
                        .all(BEFORE_ALL, AT_ONCE, this::gone, Removed::reviewId)
                        .map(more -> told + more));
    }

    private Uni<List<Review>> reviews(Transaction tx, UUID last, int limit) {
        // As a writer, so that no older state is told after a newer one.
        return OneWriter.REVIEWS
                .await(tx)
                .chain(() -> reads.after(tx, last, limit))
                .call(some -> tell(tx, some, review -> review.productId(), ReviewEvents::changed));
    }

    private Uni<List<Removed>> gone(Transaction tx, UUID last, int limit) {
        return OneWriter.REVIEWS
                .await(tx)
                .chain(() -> removed.after(tx, last, limit))
                .call(some -> tell(tx, some, Removed::productId, ReviewEvents::removed));
    }

    private <T> Uni<Void> tell(
            Transaction tx,
            List<T> some,
            java.util.function.Function<T, UUID> product,
            BiFunction<T, Rating, Event> event) {
        return Multi.createFrom()
                .iterable(some)
                .onItem()
                .transformToUniAndConcatenate(
                        one -> ratings.of(tx, product.apply(one)).invoke(rating -> tx.emit(event.apply(one, rating))))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
