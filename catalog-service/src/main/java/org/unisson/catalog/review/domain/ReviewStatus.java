package org.unisson.catalog.review.domain;

/** Whether a review is shown. */
public enum ReviewStatus {
    /** Somebody has to look at it first. */
    PENDING,
    /** Everyone sees it. */
    PUBLISHED,
    /** Only its author and the staff see it, with the reason. */
    REFUSED
}
