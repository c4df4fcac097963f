package org.unisson.catalog.review.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.review.domain.Answer;
import org.unisson.catalog.review.domain.Review;
import org.unisson.catalog.review.domain.ReviewStatus;
import org.unisson.chassis.rest.Versions;

/**
 * A review as its author and the staff see it.
 *
 * @param reason why it is refused or has to be looked at, or null
 * @param reports how many others say that it should not be there
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReviewView(
        UUID reviewId,
        UUID productId,
        UUID authorId,
        long version,
        ReviewStatus status,
        String reason,
        int rating,
        String title,
        String text,
        String language,
        List<String> photos,
        boolean verified,
        int reports,
        Answer answer,
        Instant createdAt,
        Instant changedAt,
        Instant publishedAt) {

    static ReviewView of(Review review) {
        return new ReviewView(
                review.reviewId(),
                review.productId(),
                review.customerId(),
                review.version(),
                review.status(),
                review.reason(),
                review.content().rating(),
                review.content().title(),
                review.content().text(),
                review.content().language(),
                review.content().photos(),
                review.verified(),
                review.reports(),
                review.answer(),
                review.createdAt(),
                review.changedAt(),
                review.publishedAt());
    }

    static Response answer(int status, Review review) {
        return Response.status(status)
                .header(HttpHeaders.ETAG, Versions.etag(review.version()))
                .entity(of(review))
                .build();
    }
}
