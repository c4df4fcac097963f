package org.unisson.catalog.imports.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.catalog.imports.domain.ImportFormat;
import org.unisson.catalog.imports.domain.ImportJob;
import org.unisson.catalog.imports.domain.ImportStatus;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Imports, and what is still to be done of them. */
@Singleton
public class Imports {

    private static final String SELECT = """
            select import_id, format, status, author, products, accepted, unchanged, refused, created_at, finished_at
            from import_job
            """;

    private static final String NEXT = SELECT + """
            where status = 'RUNNING'
            order by created_at, import_id
            limit 1
            for update skip locked""";

    private static final String DONE_SO_FAR = """
            update import_job set accepted = accepted + $2, unchanged = unchanged + $3, refused = refused + $4,
                                  next_chunk = next_chunk + 1
            where import_id = $1""";

    private static final String TAKE = """
            delete from import_chunk c using import_job j
            where j.import_id = $1 and c.import_id = j.import_id and c.chunk = j.next_chunk
            returning c.items::text""";

    public Uni<Void> begin(Transaction tx, UUID importId, ImportFormat format, String author, Instant now) {
        return tx.sql(
                        "insert into import_job (import_id, format, status, author, created_at)"
                                + " values ($1, $2, 'RECEIVING', $3, $4)",
                        importId,
                        format.name(),
                        author,
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    /** Keeps a part of it. @param items as JSON, so many products */
    public Uni<Void> keep(Transaction tx, UUID importId, int chunk, String items, int products) {
        return tx.sql(
                        "insert into import_chunk (import_id, chunk, items) values ($1, $2, $3::text::jsonb)",
                        importId,
                        chunk,
                        items)
                .chain(() -> tx.sql(
                        "update import_job set products = products + $2, chunks = chunks + 1 where import_id = $1",
                        importId,
                        products))
                .replaceWithVoid();
    }

    /** The import of that content, all of which had come in before. */
    public Uni<Optional<ImportJob>> ofContent(Transaction tx, byte[] hash) {
        return tx.sql(SELECT + "where content_hash = $1", Buffer.buffer(hash)).map(Imports::first);
    }

    /** All of it has come in. */
    public Uni<Void> run(Transaction tx, UUID importId, byte[] hash) {
        return tx.sql(
                        "update import_job set content_hash = $2, status = 'RUNNING' where import_id = $1",
                        importId,
                        Buffer.buffer(hash))
                .replaceWithVoid();
    }

    public Uni<Void> remove(Transaction tx, UUID importId) {
        return tx.sql("delete from import_job where import_id = $1", importId).replaceWithVoid();
    }

    /** Forgets what was broken off before that. */
    public Uni<Void> forget(Transaction tx, Instant before) {
        return tx.sql("delete from import_job where status = 'RECEIVING' and created_at < $1", Times.toDatabase(before))
                .replaceWithVoid();
    }

    public Uni<Optional<ImportJob>> find(Transaction tx, UUID importId) {
        return tx.sql(SELECT + "where import_id = $1", importId).map(Imports::first);
    }

    /** The oldest import to go on with, that nobody else is at. */
    public Uni<Optional<ImportJob>> next(Transaction tx) {
        return tx.sql(NEXT).map(Imports::first);
    }

    public Uni<Boolean> isAnyRunning(Transaction tx) {
        return tx.sql("select exists (select from import_job where status = 'RUNNING')")
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Takes the next part of it, as JSON; empty: there is none any more. */
    public Uni<Optional<String>> take(Transaction tx, UUID importId) {
        return tx.sql(TAKE, importId).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> row.getString(0)));
    }

    /** Counts what became of the part that was taken. */
    public Uni<Void> count(Transaction tx, UUID importId, long accepted, long unchanged, long refused) {
        return tx.sql(DONE_SO_FAR, importId, accepted, unchanged, refused).replaceWithVoid();
    }

    public Uni<Void> finish(Transaction tx, UUID importId, Instant now) {
        return tx.sql(
                        "update import_job set status = 'DONE', finished_at = $2 where import_id = $1",
                        importId,
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    private static Optional<ImportJob> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> new ImportJob(
                        row.getUUID(0),
                        ImportFormat.valueOf(row.getString(1)),
                        ImportStatus.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        Times.fromDatabase(row.getOffsetDateTime(8)),
                        Times.fromDatabase(row.getOffsetDateTime(9))));
    }
}
