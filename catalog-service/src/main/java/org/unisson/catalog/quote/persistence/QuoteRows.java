package org.unisson.catalog.quote.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Quotes as they were given. */
@Singleton
public class QuoteRows {

    /**
     * A quote.
     *
     * @param claims what a lock takes, JSON
     * @param content as answered, JSON
     */
    public record Stored(
            UUID quoteId, UUID customerId, Instant validUntil, Instant createdAt, String claims, String content) {}

    // No disk is waited for: whoever was answered has the quote, signed, and sells under it. One that a crash of the
    // database has taken within the second is not known to who asks for it by its id, and is asked for anew.
    private static final String ADD = """
            with sooner as materialized (select set_config('synchronous_commit', 'off', true))
            insert into quote (quote_id, customer_id, valid_until, created_at, claims, content)
            select $1, $2, $3, $4, $5::text::jsonb, $6::text::jsonb from sooner""";

    /** The only statement of its transaction: it may be lost where the database crashes at once. */
    public Uni<Void> add(Transaction tx, Stored quote) {
        return tx.sql(
                        ADD,
                        quote.quoteId(),
                        quote.customerId(),
                        Times.toDatabase(quote.validUntil()),
                        Times.toDatabase(quote.createdAt()),
                        quote.claims(),
                        quote.content())
                .replaceWithVoid();
    }

    public Uni<Optional<Stored>> find(Transaction tx, UUID quoteId) {
        return tx.sql("""
                        select quote_id, customer_id, valid_until, created_at, claims::text, content::text
                        from quote where quote_id = $1""", quoteId)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(read(rows.iterator().next())));
    }

    /** Deletes some that were given before that instant; several replicas take different ones. */
    public Uni<Void> deleteBefore(Transaction tx, Instant before, int atOnce) {
        return tx.sql("""
                        delete from quote where quote_id in (
                            select quote_id from quote where created_at < $1
                            order by created_at limit $2 for update skip locked)""", Times.toDatabase(before), atOnce).replaceWithVoid();
    }

    private static Stored read(Row row) {
        return new Stored(
                row.getUUID(0),
                row.getUUID(1),
                Times.fromDatabase(row.getOffsetDateTime(2)),
                Times.fromDatabase(row.getOffsetDateTime(3)),
                row.getString(4),
                row.getString(5));
    }
}
