package org.unisson.catalog.review.application;

import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.unisson.catalog.review.domain.Asked.Order;
import org.unisson.catalog.review.domain.Review;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;

/** A place in the order in which reviews are asked for: a number that grows, then the review's id. */
public record Place(long number, UUID reviewId) {

    private static final long A_STAR = 10_000_000_000_000_000L;

    /** Where the page of that cursor ended. @throws org.unisson.chassis.rest.ProblemException 400 where it is none */
    public static Place after(String cursor) {
        String key = Page.after(cursor);
        if (key.isEmpty()) {
            return new Place(Long.MIN_VALUE, new UUID(0, 0));
        }
        try {
            int space = key.indexOf(' ');
            return new Place(
                    Long.parseLong(key.substring(0, Math.max(0, space))), UUID.fromString(key.substring(space + 1)));
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
    }

    /** The key of a published review in that order, as the database counts it. */
    public static String key(Review review, Order order) {
        long micros = ChronoUnit.MICROS.between(java.time.Instant.EPOCH, review.publishedAt());
        long stars = review.content().rating() * A_STAR;
        long number =
                switch (order) {
                    case NEWEST -> -micros;
                    case OLDEST -> micros;
                    case HIGHEST -> -(stars + micros);
                    case LOWEST -> stars - micros;
                };
        return number + " " + review.reviewId();
    }
}
