package org.unisson.catalog.review.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.review.domain.Past;
import org.unisson.catalog.review.domain.Review;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Reviews with what they were before. */
@Singleton
public class ReviewWrites {

    private static final String SAVE = """
            insert into review (review_id, product_id, customer_id, version, rating, language, content, status, reason,
                                verified, reports, answer, created_at, changed_at, published_at)
            values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9, $10, $11, $12::text::jsonb, $13, $14, $15)
            on conflict (review_id) do update set
                version = excluded.version, rating = excluded.rating, language = excluded.language,
                content = excluded.content, status = excluded.status, reason = excluded.reason,
                verified = excluded.verified, reports = excluded.reports, answer = excluded.answer,
                changed_at = excluded.changed_at, published_at = excluded.published_at""";

    private static final String REMEMBER = """
            insert into review_history (review_id, version, content, changed_by, changed_at)
            values ($1, $2, $3::text::jsonb, $4, $5)""";

    private static final String REPORT = """
            insert into review_report (review_id, reported_by, reason, reported_at) values ($1, $2, $3, $4)
            on conflict do nothing""";

    private static final String REMOVE = """
            with gone as (delete from review where review_id = $1 returning review_id, product_id, version)
            insert into review_removed (review_id, product_id, version, removed_at)
            select review_id, product_id, version + 1, $2 from gone""";

    private final JsonColumns json;

    ReviewWrites(JsonColumns json) {
        this.json = json;
    }

    /** Its new state, and that it was so. @param by AUTHOR, MODERATOR, READER or SYSTEM */
    public Uni<Void> save(Transaction tx, Review review, String by) {
        return tx.sql(
                        SAVE,
                        review.reviewId(),
                        review.productId(),
                        review.customerId(),
                        review.version(),
                        review.content().rating(),
                        review.content().language(),
                        json.write(review.content()),
                        review.status().name(),
                        review.reason(),
                        review.verified(),
                        review.reports(),
                        review.answer() == null ? null : json.write(review.answer()),
                        Times.toDatabase(review.createdAt()),
                        Times.toDatabase(review.changedAt()),
                        Times.toDatabase(review.publishedAt()))
                .chain(() -> tx.sql(
                        REMEMBER,
                        review.reviewId(),
                        review.version(),
                        json.write(past(review, by)),
                        by,
                        Times.toDatabase(review.changedAt())))
                .replaceWithVoid();
    }

    /** Somebody says that it should not be there. Whether it is the first time that they do. */
    public Uni<Boolean> report(Transaction tx, UUID reviewId, String by, String reason, Instant now) {
        return tx.sql(REPORT, reviewId, by, reason, Times.toDatabase(now)).map(rows -> rows.rowCount() > 0);
    }

    /** What was said against its former state counts no more. */
    public Uni<Void> forgetReports(Transaction tx, UUID reviewId) {
        return tx.sql("delete from review_report where review_id = $1", reviewId)
                .replaceWithVoid();
    }

    /** Nothing is left of it but that there was one. */
    public Uni<Void> remove(Transaction tx, UUID reviewId, Instant now) {
        return tx.sql(REMOVE, reviewId, Times.toDatabase(now)).replaceWithVoid();
    }

    private static Past past(Review review, String by) {
        return new Past(
                review.version(),
                review.content(),
                review.status(),
                review.reason(),
                review.verified(),
                review.answer(),
                by,
                review.changedAt());
    }
}
