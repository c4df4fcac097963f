package org.unisson.catalog.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.catalog.review.domain.Review;
import org.unisson.catalog.review.domain.ReviewContent;
import org.unisson.catalog.review.domain.Verdict;
import org.unisson.catalog.review.persistence.ReviewReads;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.persons.Members;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.values.Ids;

/** A customer reviews a product, once; says something else; or takes it back. */
@ApplicationScoped
public class WritingReviews {

    private final Transactions transactions;
    private final ReviewReads reads;
    private final KeepingReviews keeping;
    private final ConfiguringReviewRules rules;
    private final Clock clock;

    WritingReviews(
            Transactions transactions,
            ReviewReads reads,
            KeepingReviews keeping,
            ConfiguringReviewRules rules,
            Clock clock) {
        this.transactions = transactions;
        this.reads = reads;
        this.keeping = keeping;
        this.rules = rules;
        this.clock = clock;
    }

    /** What became of it. @param created whether it was the customer's first */
    public record Written(Review review, boolean created) {}

    /** The customer's review of the product says this. Fails with 404 where there is no such product for them. */
    public Uni<Written> write(Shopper author, UUID productId, ReviewContent content, String ifMatch) {
        // One writer, so that two first reviews of one customer at once are one, and its edit.
        return transactions.run(tx -> OneWriter.REVIEWS
                .await(tx)
                .chain(() -> requireProduct(tx, productId, author))
                .chain(() -> reads.of(tx, author.customerId(), productId))
                .chain(before -> {
                    Versions.requireMatch(ifMatch, before.map(Review::version).orElse(0L));
                    return before.isPresent() && before.get().content().equals(content)
                            ? Uni.createFrom().item(new Written(before.get(), false))
                            : write(tx, author.customerId(), productId, content, before);
                }));
    }

    /** Nothing is left of it; fails with 404 where there is none. @param onBehalf whether another than its author asks */
    public Uni<Void> remove(UUID reviewId, UUID customerId, boolean onBehalf) {
        return transactions.run(tx -> OneWriter.REVIEWS
                .await(tx)
                .chain(() -> reads.one(tx, reviewId))
                .chain(found -> Members.areOne(tx, found.map(Review::customerId).orElse(null), customerId)
                        .map(theirs -> found.filter(review -> onBehalf || theirs)
                                .orElseThrow(() ->
                                        Problem.notFound("review", reviewId).asException())))
                .chain(review -> keeping.remove(tx, review)));
    }

    private Uni<Void> requireProduct(Transaction tx, UUID productId, Shopper author) {
        return reads.isSeen(tx, productId, author, clock.instant())
                .invoke(seen -> {
                    if (!seen) {
                        throw Problem.notFound("product", productId).asException();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Written> write(
            Transaction tx, UUID customerId, UUID productId, ReviewContent content, Optional<Review> before) {
        return rules.inForce(tx)
                .chain(inForce -> reads.isBuyer(tx, customerId, productId).chain(verified -> {
                    Verdict verdict = inForce.on(content, verified);
                    Review after = before.map(review -> review.edited(content, verified, verdict, clock.instant()))
                            .orElseGet(() -> Review.written(
                                    Ids.next(), productId, customerId, content, verified, verdict, clock.instant()));
                    return keeping.change(tx, before.orElse(null), after, "AUTHOR")
                            .map(review -> new Written(review, before.isEmpty()));
                }));
    }
}
