package org.unisson.catalog.draft.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.draft.domain.Draft;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Drafts, at most one of a product. */
@Singleton
public class Drafts {

    private static final String SELECT = """
            select product_id, version, content::text, based_on, publish_at, refusal::text, author, changed_at
            from product_draft
            """;

    private static final String DUE = SELECT + """
            where publish_at <= $1
            order by publish_at, product_id
            limit 1
            for update skip locked""";

    private static final String SAVE = """
            insert into product_draft (product_id, version, content, based_on, publish_at, refusal, author, changed_at)
            values ($1, $2, $3::text::jsonb, $4, $5, $6::text::jsonb, $7, $8)
            on conflict (product_id) do update set
                version = excluded.version, content = excluded.content, based_on = excluded.based_on,
                publish_at = excluded.publish_at, refusal = excluded.refusal, author = excluded.author,
                changed_at = excluded.changed_at""";

    private final JsonColumns json;

    Drafts(JsonColumns json) {
        this.json = json;
    }

    public Uni<Optional<Draft>> find(Transaction tx, UUID productId) {
        return tx.sql(SELECT + "where product_id = $1", productId).map(this::first);
    }

    /** The draft that has been due for longest, and that nobody else is at. */
    public Uni<Optional<Draft>> due(Transaction tx, Instant now) {
        return tx.sql(DUE, Times.toDatabase(now)).map(this::first);
    }

    /** Whether any is due; waits for nobody. */
    public Uni<Boolean> isAnyDue(Transaction tx, Instant now) {
        return tx.sql("select exists (select from product_draft where publish_at <= $1)", Times.toDatabase(now))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Version that is published of the product; 0: none. */
    public Uni<Long> published(Transaction tx, UUID productId) {
        return tx.sql("select version from product where product_id = $1", productId)
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
    }

    public Uni<Void> save(Transaction tx, Draft draft) {
        return tx.sql(
                        SAVE,
                        draft.productId(),
                        draft.version(),
                        json.write(draft.content()),
                        draft.basedOn(),
                        Times.toDatabase(draft.publishAt()),
                        draft.refusal(),
                        draft.author(),
                        Times.toDatabase(draft.changedAt()))
                .replaceWithVoid();
    }

    public Uni<Void> remove(Transaction tx, UUID productId) {
        return tx.sql("delete from product_draft where product_id = $1", productId)
                .replaceWithVoid();
    }

    private Optional<Draft> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> new Draft(
                        row.getUUID(0),
                        row.getLong(1),
                        json.read(row.getString(2), ProductContent.class),
                        row.getLong(3),
                        Times.fromDatabase(row.getOffsetDateTime(4)),
                        row.getString(5),
                        row.getString(6),
                        Times.fromDatabase(row.getOffsetDateTime(7))));
    }
}
