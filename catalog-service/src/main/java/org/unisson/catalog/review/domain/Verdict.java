package org.unisson.catalog.review.domain;

/** What is decided of a review. @param reason why it is refused or has to be looked at, or null */
public record Verdict(ReviewStatus status, String reason) {

    /** Everyone may see it. */
    public static final Verdict PUBLISH = new Verdict(ReviewStatus.PUBLISHED, null);

    /** Somebody has to look at it. */
    public static Verdict wait(String reason) {
        return new Verdict(ReviewStatus.PENDING, reason);
    }

    public static Verdict refuse(String reason) {
        return new Verdict(ReviewStatus.REFUSED, reason);
    }
}
