package org.unisson.catalog.review.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What one customer says of one product, as it now is.
 *
 * @param customerId who wrote it
 * @param version grows by one with each change
 * @param reason why it is refused or has to be looked at, or null
 * @param verified whether the author has bought the product and not given all of it back
 * @param reports by others, of what it now says
 * @param answer of the retailer, or null
 * @param publishedAt when what it now says was first shown; null: it is not
 */
public record Review(
        UUID reviewId,
        UUID productId,
        UUID customerId,
        long version,
        ReviewContent content,
        ReviewStatus status,
        String reason,
        boolean verified,
        int reports,
        Answer answer,
        Instant createdAt,
        Instant changedAt,
        Instant publishedAt) {

    /** A customer's first words on a product. */
    public static Review written(
            UUID reviewId,
            UUID productId,
            UUID customerId,
            ReviewContent content,
            boolean verified,
            Verdict verdict,
            Instant now) {
        return new Review(
                        reviewId,
                        productId,
                        customerId,
                        0,
                        content,
                        ReviewStatus.PENDING,
                        null,
                        verified,
                        0,
                        null,
                        now,
                        now,
                        null)
                .edited(content, verified, verdict, now);
    }

    /** The author says something else: it is decided on anew, and what others said of the former text is gone. */
    public Review edited(ReviewContent other, boolean isVerified, Verdict verdict, Instant now) {
        return next(other, verdict, isVerified, 0, null, now, shownSince(verdict, null, now));
    }

    /** Somebody has looked at it; reports before that are dealt with. */
    public Review decided(Verdict verdict, Instant now) {
        return next(content, verdict, verified, 0, answer, now, shownSince(verdict, publishedAt, now));
    }

    /** One more says that it should not be there. @param hidden whether it is not shown until somebody has looked */
    public Review reported(boolean hidden, Instant now) {
        Verdict verdict = hidden && isPublished() ? Verdict.wait("reported") : new Verdict(status, reason);
        return next(content, verdict, verified, reports + 1, answer, now, publishedAt);
    }

    /** The retailer answers, or takes the answer back. @param text null: there is none any more */
    public Review answered(Answer text, Instant now) {
        return next(content, new Verdict(status, reason), verified, reports, text, now, publishedAt);
    }

    /** The author turned out to be a buyer, or is none any more. */
    public Review verified(boolean isVerified, Instant now) {
        return next(content, new Verdict(status, reason), isVerified, reports, answer, now, publishedAt);
    }

    public boolean isPublished() {
        return status == ReviewStatus.PUBLISHED;
    }

    private static Instant shownSince(Verdict verdict, Instant before, Instant now) {
        return verdict.status() != ReviewStatus.PUBLISHED || before != null ? before : now;
    }

    private Review next(
            ReviewContent other,
            Verdict verdict,
            boolean isVerified,
            int nowReported,
            Answer nowAnswered,
            Instant now,
            Instant shown) {
        return new Review(
                reviewId,
                productId,
                customerId,
                version + 1,
                other,
                verdict.status(),
                verdict.reason(),
                isVerified,
                nowReported,
                nowAnswered,
                createdAt,
                now,
                shown);
    }
}
