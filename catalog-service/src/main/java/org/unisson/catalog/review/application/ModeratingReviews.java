package org.unisson.catalog.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.unisson.catalog.review.domain.Answer;
import org.unisson.catalog.review.domain.Review;
import org.unisson.catalog.review.domain.Verdict;
import org.unisson.catalog.review.persistence.ReviewReads;
import org.unisson.catalog.review.persistence.ReviewWrites;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.persons.Members;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;

/** Somebody looks at a review, answers it, or says that it should not be there. */
@ApplicationScoped
public class ModeratingReviews {

    private static final String BY_STAFF = "MODERATOR";

    private final Transactions transactions;
    private final ReviewReads reads;
    private final ReviewWrites writes;
    private final KeepingReviews keeping;
    private final ConfiguringReviewRules rules;
    private final Clock clock;

    ModeratingReviews(
            Transactions transactions,
            ReviewReads reads,
            ReviewWrites writes,
            KeepingReviews keeping,
            ConfiguringReviewRules rules,
            Clock clock) {
        this.transactions = transactions;
        this.reads = reads;
        this.writes = writes;
        this.keeping = keeping;
        this.rules = rules;
        this.clock = clock;
    }

    /** Publishes or refuses it. The version makes sure that what is published is what somebody has read. */
    public Uni<Review> decide(UUID reviewId, Verdict verdict, String ifMatch) {
        return one(reviewId, (tx, review) -> {
            Versions.requireMatch(ifMatch, review.version());
            boolean isSo = review.reports() == 0 && new Verdict(review.status(), review.reason()).equals(verdict);
            return isSo
                    ? Uni.createFrom().item(review)
                    : writes.forgetReports(tx, reviewId)
                            .chain(() ->
                                    keeping.change(tx, review, review.decided(verdict, clock.instant()), BY_STAFF));
        });
    }

    /** Answers it, or takes the answer back. @param text null: there is none any more */
    public Uni<Review> answer(UUID reviewId, String text) {
        return one(reviewId, (tx, review) -> {
            String said = review.answer() == null ? null : review.answer().text();
            return java.util.Objects.equals(text, said)
                    ? Uni.createFrom().item(review)
                    : keeping.change(
                            tx,
                            review,
                            review.answered(text == null ? null : new Answer(text, clock.instant()), clock.instant()),
                            BY_STAFF);
        });
    }

    /** Somebody else says that it should not be there; said twice, it counts once. Only what is shown can be reported. */
    public Uni<Void> report(UUID reviewId, String reporter, UUID customerId, String reason) {
        return one(reviewId, (tx, review) -> {
                    if (!review.isPublished()) {
                        throw Problem.notFound("review", reviewId).asException();
                    }
                    return Members.areOne(tx, review.customerId(), customerId)
                            .invoke(own -> {
                                if (own) {
                                    throw Problem.conflict("own-review", "This review is your own: you may delete it.")
                                            .asException();
                                }
                            })
                            .chain(() -> writes.report(tx, reviewId, reporter, reason, clock.instant()))
                            .chain(first -> first
                                    ? counted(tx, review)
                                    : Uni.createFrom().item(review));
                })
                .replaceWithVoid();
    }

    private Uni<Review> counted(Transaction tx, Review review) {
        Function<Boolean, Review> reported = hidden -> review.reported(hidden, clock.instant());
        return rules.inForce(tx)
                .chain(inForce ->
                        keeping.change(tx, review, reported.apply(inForce.hides(review.reports() + 1)), "READER"));
    }

    private Uni<Review> one(UUID reviewId, BiFunction<Transaction, Review, Uni<Review>> work) {
        return transactions.run(tx -> OneWriter.REVIEWS
                .await(tx)
                .chain(() -> reads.one(tx, reviewId))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("review", reviewId).asException()))
                .chain(review -> work.apply(tx, review)));
    }
}
