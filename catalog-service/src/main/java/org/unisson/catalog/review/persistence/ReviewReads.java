package org.unisson.catalog.review.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.operation.persistence.Visibility;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.catalog.review.domain.Asked;
import org.unisson.catalog.review.domain.Past;
import org.unisson.catalog.review.domain.Review;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Finds reviews. */
@Singleton
public class ReviewReads {

    // A place in each order as one number, which grows: stars first where they order, then the instant in microseconds.
    private static final String NEWER = "(extract(epoch from r.published_at) * 1e6)::bigint";

    private static final String PUBLISHED = """
            where r.product_id = $1 and r.status = 'PUBLISHED' and (cardinality($2::int[]) = 0 or r.rating = any($2))
                  and ($3::boolean is null or r.verified = $3) and ($4::text is null or r.language = $4)
                  and (%1$s, r.review_id) > ($5, $6)
            order by %1$s, r.review_id limit $7""";

    // Each filter by itself: of one that may be null no index is used once a statement has its plan.
    private static String toModerate(boolean byStatus, boolean byCustomer) {
        return "where r.review_id > $1 and (not $3 or r.reports > 0)"
                + (byStatus ? " and r.status = $2" : " and $2::text is null")
                + (byCustomer ? " and r.customer_id = $4" : " and $4::uuid is null")
                + " order by r.review_id limit $5";
    }

    private static final String IS_SEEN = """
            select from product p where p.product_id = $1
            and p.product_id <> all(""" + Visibility.hiddenProducts("null", "$2", "$3", "$4") + ")";

    private final ReviewColumns columns;
    private final JsonColumns json;

    ReviewReads(ReviewColumns columns, JsonColumns json) {
        this.columns = columns;
        this.json = json;
    }

    public Uni<Optional<Review>> one(Transaction tx, UUID reviewId) {
        return tx.sql(ReviewColumns.SELECT + "where r.review_id = $1", reviewId).map(columns::first);
    }

    /** What this customer says of that product. */
    public Uni<Optional<Review>> of(Transaction tx, UUID customerId, UUID productId) {
        return tx.sql(ReviewColumns.SELECT + "where r.customer_id = $1 and r.product_id = $2", customerId, productId)
                .map(columns::first);
    }

    /** All of these that exist, by product and id. */
    public Uni<List<Review>> all(Transaction tx, Collection<UUID> reviewIds) {
        return tx.sql(ReviewColumns.SELECT + "where r.review_id = any($1) order by r.product_id, r.review_id", (Object)
                        reviewIds.toArray(UUID[]::new))
                .map(columns::all);
    }

    /** By id, after that one. */
    public Uni<List<Review>> after(Transaction tx, UUID after, int limit) {
        return moderated(tx, after, null, false, null, limit);
    }

    /** The published ones of a product, after that place. */
    public Uni<List<Review>> published(
            Transaction tx, UUID productId, Asked asked, long afterPlace, UUID after, int limit) {
        return tx.sql(
                        ReviewColumns.SELECT + PUBLISHED.formatted(place(asked.order())),
                        productId,
                        asked.stars().toArray(Integer[]::new),
                        asked.verified(),
                        asked.language(),
                        afterPlace,
                        after,
                        limit)
                .map(columns::all);
    }

    /** Those of whatever status, by id. @param status null: any @param customerId null: anybody's */
    public Uni<List<Review>> moderated(
            Transaction tx, UUID after, String status, boolean onlyReported, UUID customerId, int limit) {
        return tx.sql(
                        ReviewColumns.SELECT + toModerate(status != null, customerId != null),
                        after,
                        status,
                        onlyReported,
                        customerId,
                        limit)
                .map(columns::all);
    }

    /** What a review was, the newest first. */
    public Uni<List<Past>> history(Transaction tx, UUID reviewId, long before, int limit) {
        return tx.sql(
                        "select content::text from review_history where review_id = $1 and version < $2"
                                + " order by version desc limit $3",
                        reviewId,
                        before,
                        limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> json.read(row.getString(0), Past.class))
                        .toList());
    }

    /** Whether there is such a product for who asks. */
    public Uni<Boolean> isSeen(Transaction tx, UUID productId, Shopper shopper, Instant now) {
        return tx.sql(
                        IS_SEEN,
                        productId,
                        shopper.segments().toArray(String[]::new),
                        shopper.customerId(),
                        Times.toDatabase(now))
                .map(rows -> rows.size() > 0);
    }

    /** Whether the customer has bought something of the product and not given all of it back. */
    public Uni<Boolean> isBuyer(Transaction tx, UUID customerId, UUID productId) {
        return tx.sql("select is_buyer($1, $2)", customerId, productId)
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static String place(Asked.Order order) {
        return switch (order) {
            case NEWEST -> "-" + NEWER;
            case OLDEST -> NEWER;
            case HIGHEST -> "-(r.rating * 10000000000000000 + " + NEWER + ")";
            case LOWEST -> "(r.rating * 10000000000000000 - " + NEWER + ")";
        };
    }
}
