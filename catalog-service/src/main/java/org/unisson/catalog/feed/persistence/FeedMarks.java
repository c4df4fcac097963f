package org.unisson.catalog.feed.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.catalog.feed.persistence.FeedLooks.Before;
import org.unisson.catalog.feed.persistence.FeedLooks.Held;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** What tells which products a feed may show another than it did, and whether that can be told at all. */
@Singleton
public class FeedMarks {

    // To be counted up where what an item says of the same product becomes something else.
    private static final int WRITING = 1;

    // Columns for a look of channel $1 at the instant $2, of which "held" is the row. Budgets of which a number of uses
    // is left count as such, those of which an amount is left by the amount: whether it is enough depends on the item.
    static final String PRESENT = """
            pg_current_snapshot()::text as snapshot_now,
            (select version from terms) as terms_version,
            (select version from terms) || '-' || (select version from stock_terms) || '-'
                || (select version from document where kind = 'feed' and id = $1) as marks_now,
            coalesce((select string_agg(operation_id || ' ' || coalesce(amount_limit - amount_used, -1)
                                        || ' ' || coalesce(uses_used >= uses_limit, false), ',' order by operation_id)
                      from operation_budget where amount_limit is not null or uses_limit is not null), '') as budgets_now,
            exists (select from assortment_entry
                    where valid_from > (extract(epoch from held.looked_at) * 1000000)::bigint
                      and valid_from <= (extract(epoch from $2::timestamptz) * 1000000)::bigint)
                or exists (select from assortment_entry
                           where valid_to > (extract(epoch from held.looked_at) * 1000000)::bigint
                             and valid_to <= (extract(epoch from $2::timestamptz) * 1000000)::bigint)
                or exists (select from reserved_sku where begins_at > held.looked_at and begins_at <= $2)
                or exists (select from reserved_sku where ends_at > held.looked_at and ends_at <= $2) as many_are_due
            """;

    private static final String CHANGED = """
            select product_id from product where is_new_since(changed_in, $1::text::pg_snapshot)
            union select product_id from product_prices where is_new_since(changed_in, $1::text::pg_snapshot)
            union select product_id from product_rating where is_new_since(changed_in, $1::text::pg_snapshot)
            union select v.product_id from stock_turn t join variant v on v.sku = t.sku
                where is_new_since(t.changed_in, $1::text::pg_snapshot)
            union select v.product_id from stock_turn t
                join bundle_component b on b.component = t.sku join variant v on v.sku = b.sku
                where is_new_since(t.changed_in, $1::text::pg_snapshot)
            union select product_id from feed_item where channel_id = $2 and due <= $3
            union select product_id from feed_item where channel_id = $2 and look > $4 and hash is not null
            union select product_id from feed_item where channel_id = $2 and personal and $5
            order by product_id
            limit $6""";

    /**
     * What a look sees besides the items.
     *
     * @param snapshot what was committed then
     * @param of versions of what every item depends on
     * @param manyAreDue whether the clock has changed something since the look before of which it is not known whom it concerns
     */
    public record Marks(String snapshot, long termsVersion, String of, String budgets, boolean manyAreDue) {}

    static Marks present(Row row) {
        return new Marks(
                row.getString("snapshot_now"),
                row.getLong("terms_version"),
                WRITING + "-" + row.getString("marks_now"),
                row.getString("budgets_now"),
                row.getBoolean("many_are_due"));
    }

    /**
     * The products that may be another than at the look before, and those that have become what they are after what the
     * reader knows, in order.
     *
     * @param since the last look that the reader knows of
     * @param most empty where there are more, or where something has changed of which it is not known whom it concerns
     */
    public Uni<Optional<List<UUID>>> changed(
            Transaction tx, String channel, Held held, Instant now, long since, int most) {
        Before before = held.before();
        Marks marks = held.marks();
        if (before.snapshot() == null
                || !before.marks().equals(marks.of())
                || marks.manyAreDue()
                || now.isBefore(before.at())) {
            return Uni.createFrom().item(Optional.empty());
        }
        return tx.sql(
                        CHANGED,
                        before.snapshot(),
                        channel,
                        Times.toDatabase(now),
                        since,
                        !before.budgets().equals(marks.budgets()),
                        most + 1)
                .map(rows -> rows.size() > most
                        ? Optional.empty()
                        : Optional.of(StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getUUID(0))
                                .toList()));
    }
}
