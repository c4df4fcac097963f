package org.unisson.customer.identity.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.TreeSet;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.customer.identity.application.Reviews.Review;
import org.unisson.customer.identity.domain.Age;

/** Somebody has looked at two customers that may be one person. */
@ApplicationScoped
public class AnsweringReviews {

    private final IdentityLocks locks;
    private final Reviews reviews;
    private final SayingWhoIsWho saying;
    private final Clock clock;

    AnsweringReviews(IdentityLocks locks, Reviews reviews, SayingWhoIsWho saying, Clock clock) {
        this.locks = locks;
        this.reviews = reviews;
        this.saying = saying;
        this.clock = clock;
    }

    /** They are one person, or will never be proposed again. 404; 409 where it is answered already. */
    public Uni<Review> answer(Transaction tx, UUID reviewId, boolean accepted, String by, String reason) {
        return locks.alone(tx).chain(() -> reviews.lock(tx, reviewId)).chain(found -> {
            Review review =
                    found.orElseThrow(() -> Problem.notFound("review", reviewId).asException());
            if (!review.state().equals("OPEN")) {
                throw Problem.conflict("review-closed", "This review is " + review.state() + " already.")
                        .asException();
            }
            return reviews.answer(tx, reviewId, accepted ? "ACCEPTED" : "REFUSED", by, reason, clock.instant())
                    .chain(() -> accepted ? merge(tx, review, by, reason) : keepApart(tx, review, by, reason))
                    .chain(() -> reviews.lock(tx, reviewId))
                    .map(answered -> answered.orElseThrow());
        });
    }

    private Uni<Void> merge(Transaction tx, Review review, String by, String reason) {
        TreeSet<UUID> both = new TreeSet<>(Age.ORDER);
        both.addAll(review.customers());
        return saying.merge(tx, both, by, reason).replaceWithVoid();
    }

    private Uni<Void> keepApart(Transaction tx, Review review, String by, String reason) {
        return saying.keepApart(
                tx, review.customers().getFirst(), review.customers().getLast(), by, reason);
    }
}
