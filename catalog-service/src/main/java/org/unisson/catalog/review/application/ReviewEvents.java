package org.unisson.catalog.review.application;

import java.util.UUID;
import org.unisson.catalog.events.ProductRating;
import org.unisson.catalog.events.ReviewChanged;
import org.unisson.catalog.review.domain.Rating;
import org.unisson.catalog.review.domain.Review;
import org.unisson.catalog.review.persistence.RemovedReviews.Removed;
import org.unisson.catalog.writing.StateEvents;
import org.unisson.chassis.events.Event;
import org.unisson.schemas.Topics;

/** What is told of reviews: never what was written, which is the author's own. */
final class ReviewEvents {

    private ReviewEvents() {}

    static Event changed(Review review, Rating product) {
        ReviewChanged state = ReviewChanged.newBuilder()
                .setReviewId(review.reviewId())
                .setVersion(review.version())
                .setProductId(review.productId())
                .setAuthorId(review.customerId())
                .setStatus(review.status().name())
                .setRating(review.content().rating())
                .setVerified(review.verified())
                .setLanguage(review.content().language())
                .setProduct(together(product))
                .setChangedAt(review.changedAt())
                .build();
        return StateEvents.of(Topics.REVIEWS, key(review.reviewId()), review.version(), state, review.changedAt());
    }

    static Event removed(Removed removed, Rating product) {
        ReviewChanged state = ReviewChanged.newBuilder()
                .setReviewId(removed.reviewId())
                .setVersion(removed.version())
                .setProductId(removed.productId())
                .setStatus("DELETED")
                .setRating(0)
                .setVerified(false)
                .setProduct(together(product))
                .setChangedAt(removed.removedAt())
                .build();
        return StateEvents.of(Topics.REVIEWS, key(removed.reviewId()), removed.version(), state, removed.removedAt());
    }

    private static ProductRating together(Rating product) {
        return ProductRating.newBuilder()
                .setVersion(product.version())
                .setReviews(product.reviews())
                .setVerified(product.verified())
                .setAverageTenths(product.tenths())
                .setHistogram(product.histogram())
                .build();
    }

    private static String key(UUID reviewId) {
        return reviewId.toString();
    }
}
