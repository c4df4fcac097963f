package org.unisson.catalog.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.catalog.review.domain.Asked;
import org.unisson.catalog.review.domain.Past;
import org.unisson.catalog.review.domain.Rating;
import org.unisson.catalog.review.domain.Review;
import org.unisson.catalog.review.domain.ReviewStatus;
import org.unisson.catalog.review.persistence.Ratings;
import org.unisson.catalog.review.persistence.ReviewReads;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;

/** Reviews as they are read. */
@ApplicationScoped
public class ReadingReviews {

    private final Transactions transactions;
    private final ReviewReads reads;
    private final Ratings ratings;
    private final Clock clock;

    ReadingReviews(Transactions transactions, ReviewReads reads, Ratings ratings, Clock clock) {
        this.transactions = transactions;
        this.reads = reads;
        this.ratings = ratings;
        this.clock = clock;
    }

    /** Published reviews of a product, with what all of them say together. */
    public record OfProduct(Rating rating, List<Review> reviews) {}

    /** Those after that one; fails with 404 where there is no such product for who asks. */
    public Uni<OfProduct> of(UUID productId, Shopper shopper, Asked asked, Place after, int limit) {
        return transactions.read(tx -> reads.isSeen(tx, productId, shopper, clock.instant())
                .chain(seen -> {
                    if (!seen) {
                        throw Problem.notFound("product", productId).asException();
                    }
                    return ratings.of(tx, productId);
                })
                .chain(rating -> reads.published(tx, productId, asked, after.number(), after.reviewId(), limit)
                        .map(reviews -> new OfProduct(rating, reviews))));
    }

    /** A review, whatever its status. */
    public Uni<Optional<Review>> one(UUID reviewId) {
        return transactions.read(tx -> reads.one(tx, reviewId));
    }

    /** What this customer says of that product. */
    public Uni<Optional<Review>> own(UUID customerId, UUID productId) {
        return transactions.read(tx -> reads.of(tx, customerId, productId));
    }

    /** Reviews of whatever status, by id. @param status null: any @param customerId null: anybody's */
    public Uni<List<Review>> after(UUID after, ReviewStatus status, boolean onlyReported, UUID customerId, int limit) {
        return transactions.read(tx ->
                reads.moderated(tx, after, status == null ? null : status.name(), onlyReported, customerId, limit));
    }

    /** What a review was before, the newest first. @param before a version */
    public Uni<List<Past>> history(UUID reviewId, long before, int limit) {
        return transactions.read(tx -> reads.history(tx, reviewId, before, limit));
    }
}
