package org.unisson.catalog.review.domain;

import java.time.Instant;

/**
 * What a review was at a version.
 *
 * @param changedBy AUTHOR, MODERATOR, READER or SYSTEM
 */
public record Past(
        long version,
        ReviewContent content,
        ReviewStatus status,
        String reason,
        boolean verified,
        Answer answer,
        String changedBy,
        Instant changedAt) {}
