package org.unisson.catalog.review.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.review.domain.Answer;
import org.unisson.catalog.review.domain.Review;

/**
 * A review as everyone sees it. Who wrote it is not told.
 *
 * @param verified whether the author has bought the product, on any channel, and not given all of it back
 * @param answer of the retailer, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PublishedReview(
        UUID reviewId,
        int rating,
        String title,
        String text,
        String language,
        List<String> photos,
        boolean verified,
        Instant publishedAt,
        Answer answer) {

    static PublishedReview of(Review review) {
        return new PublishedReview(
                review.reviewId(),
                review.content().rating(),
                review.content().title(),
                review.content().text(),
                review.content().language(),
                review.content().photos(),
                review.verified(),
                review.publishedAt(),
                review.answer());
    }
}
