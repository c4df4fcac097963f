package org.unisson.catalog.draft.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.draft.domain.Revision;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** What was published of products. */
@Singleton
public class Revisions {

    private static final String BEFORE = """
            select version, content::text, author, published_at from product_revision
            where product_id = $1 and version < $2
            order by version desc
            limit $3""";

    private final JsonColumns json;

    Revisions(JsonColumns json) {
        this.json = json;
    }

    /** The newest versions before that one, the newest first. */
    public Uni<List<Revision>> before(Transaction tx, UUID productId, long version, int limit) {
        return tx.sql(BEFORE, productId, version, limit).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Revision(
                        row.getLong(0),
                        json.read(row.getString(1), ProductContent.class),
                        row.getString(2),
                        Times.fromDatabase(row.getOffsetDateTime(3))))
                .toList());
    }

    /** That version. */
    public Uni<Optional<Revision>> one(Transaction tx, UUID productId, long version) {
        return before(tx, productId, version + 1, 1).map(found -> found.stream()
                .filter(revision -> revision.version() == version)
                .findFirst());
    }
}
