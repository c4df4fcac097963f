package org.unisson.catalog.document.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.unisson.catalog.document.domain.Document;
import org.unisson.catalog.document.domain.DocumentKind;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Documents of every kind. */
@Singleton
public class Documents {

    private static final String SELECT = "select id, version, content::text, changed_at from document where kind = $1 ";

    private static final String SAVE = """
            insert into document (kind, id, version, content, changed_at)
            select $1, id, $3, content::jsonb, $5 from unnest($2::text[], $4::text[]) as d (id, content)
            """;

    private static final String REPLACE =
            " on conflict (kind, id) do update set version = excluded.version, content = excluded.content,"
                    + " changed_at = excluded.changed_at";

    private final JsonColumns json;

    Documents(JsonColumns json) {
        this.json = json;
    }

    /** Those of these ids that exist, by id. */
    public <C> Uni<Map<String, Document<C>>> find(Transaction tx, DocumentKind<C> kind, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.sql(SELECT + "and id = any($2)", kind.name(), ids.toArray(String[]::new))
                .map(rows -> {
                    Map<String, Document<C>> found = new LinkedHashMap<>();
                    read(rows, kind).forEach(document -> found.put(document.id(), document));
                    return found;
                });
    }

    /** Those that follow this id, in the order of ids. */
    public <C> Uni<List<Document<C>>> after(Transaction tx, DocumentKind<C> kind, String id, int limit) {
        return tx.sql(SELECT + "and id > $2 order by id limit $3", kind.name(), id, limit)
                .map(rows -> read(rows, kind));
    }

    /** Writes a document's new state; the caller is the only writer. */
    public <C> Uni<Void> save(Transaction tx, DocumentKind<C> kind, Document<C> document) {
        return tx.sql(
                        SAVE + REPLACE,
                        kind.name(),
                        new String[] {document.id()},
                        document.version(),
                        new String[] {json.write(document.content())},
                        Times.toDatabase(document.changedAt()))
                .replaceWithVoid();
    }

    /** Makes those that are not there yet. */
    public <C> Uni<Void> make(Transaction tx, DocumentKind<C> kind, Map<String, C> contents, Instant now) {
        if (contents.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        SAVE + " on conflict do nothing",
                        kind.name(),
                        contents.keySet().toArray(String[]::new),
                        1L,
                        contents.values().stream().map(json::write).toArray(String[]::new),
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    /** Removes it, where it is there. */
    public Uni<Boolean> remove(Transaction tx, DocumentKind<?> kind, String id) {
        return tx.sql("delete from document where kind = $1 and id = $2", kind.name(), id)
                .map(rows -> rows.rowCount() > 0);
    }

    private <C> List<Document<C>> read(RowSet<Row> rows, DocumentKind<C> kind) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Document<>(
                        row.getString(0),
                        row.getLong(1),
                        json.read(row.getString(2), kind.content()),
                        Times.fromDatabase(row.getOffsetDateTime(3))))
                .toList();
    }
}
