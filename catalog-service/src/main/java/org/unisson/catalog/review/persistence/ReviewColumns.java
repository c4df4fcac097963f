package org.unisson.catalog.review.persistence;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.review.domain.Answer;
import org.unisson.catalog.review.domain.Review;
import org.unisson.catalog.review.domain.ReviewContent;
import org.unisson.catalog.review.domain.ReviewStatus;
import org.unisson.chassis.persistence.Times;

/** A review as it stands in a row. */
@Singleton
class ReviewColumns {

    static final String SELECT = """
            select r.review_id, r.product_id, r.customer_id, r.version, r.content::text, r.status, r.reason, r.verified,
                   r.reports, r.answer::text, r.created_at, r.changed_at, r.published_at from review r\s""";

    private final JsonColumns json;

    ReviewColumns(JsonColumns json) {
        this.json = json;
    }

    List<Review> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(this::one).toList();
    }

    Optional<Review> first(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private Review one(Row row) {
        return new Review(
                row.getUUID(0),
                row.getUUID(1),
                row.getUUID(2),
                row.getLong(3),
                json.read(row.getString(4), ReviewContent.class),
                ReviewStatus.valueOf(row.getString(5)),
                row.getString(6),
                row.getBoolean(7),
                row.getInteger(8),
                json.read(row.getString(9), Answer.class),
                Times.fromDatabase(row.getOffsetDateTime(10)),
                Times.fromDatabase(row.getOffsetDateTime(11)),
                Times.fromDatabase(row.getOffsetDateTime(12)));
    }
}
