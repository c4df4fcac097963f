package org.unisson.catalog.review.domain;

import java.time.Instant;

/** What the retailer says to a review. @param text 1 to 2,000 characters */
public record Answer(String text, Instant answeredAt) {

    private static final int LONGEST = 2_000;

    public Answer {
        if (text == null || text.isBlank() || text.length() > LONGEST || ReviewContent.isUnprintable(text)) {
            throw new IllegalArgumentException("text: 1 to " + LONGEST + " characters are required");
        }
    }
}
