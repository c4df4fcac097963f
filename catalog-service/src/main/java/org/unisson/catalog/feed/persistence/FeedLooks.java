package org.unisson.catalog.feed.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.unisson.catalog.feed.domain.FeedCursor;
import org.unisson.catalog.feed.persistence.FeedMarks.Marks;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Ids;

/** What feeds held when they were looked through last, item by item. */
@Singleton
public class FeedLooks {

    private static final String ONE_SNAPSHOT = "set transaction isolation level repeatable read";

    // Of two who do this at once the second begins again, as who has waited for the lock does.
    private static final String BEGIN = """
            insert into feed_look (channel_id, series, looked_at) values ($1, $2, $3) on conflict do nothing""";

    // A lock that was waited for fails: what follows sees what was committed when it was asked for.
    private static final String HOLD = "with held as (select * from feed_look where channel_id = $1 for update) "
            + "select held.series, held.look, held.looked_at, held.snapshot, held.marks, held.budgets, "
            + FeedMarks.PRESENT + " from held";

    // Item by item: of a feed that is looked through for the first time the planner still believes that it holds
    // nothing, and would read all that the look has written so far for each part of it.
    private static final String KNOWN = """
            select i.sku, i.product_id, i.look, i.hash, i.due, i.personal
            from unnest($2::text[]) as asked (sku)
            cross join lateral (select * from feed_item f where f.channel_id = $1 and f.sku = asked.sku limit 1) i""";

    private static final String WRITE = """
            insert into feed_item (channel_id, sku, product_id, look, hash, due, personal)
            select $1, n.*
            from unnest($2::text[], $3::uuid[], $4::bigint[], $5::bytea[], $6::timestamptz[], $7::boolean[])
                as n (sku, product_id, look, hash, due, personal)
            on conflict (channel_id, sku) do update set
                product_id = excluded.product_id, look = excluded.look, hash = excluded.hash, due = excluded.due,
                personal = excluded.personal""";

    // What has left already is left alone, unless the clock was to bring it back.
    private static final String LEAVE = """
            update feed_item i set look = case when hash is null then look else $2 end, hash = null, due = null, personal = false
            where i.channel_id = $1 and %s and (i.hash is not null or i.due is not null)
                  and not exists (select from unnest($3::text[]) as n (sku) where n.sku = i.sku)
            returning old.hash is not null""";

    private static final String LEAVE_BETWEEN = LEAVE.formatted("i.product_id > $4 and i.product_id <= $5");

    private static final String LEAVE_OF = LEAVE.formatted("i.product_id = any($4)");

    private static final String LEFT = """
            select sku from feed_item where channel_id = $1 and hash is null and look > $2 and sku > $3
            order by sku limit $4""";

    // Where no item has changed, no disk is waited for: a look that is lost in a crash is made again. One that told a
    // reader something must not be: its number would be given to other changes.
    private static final String END = """
            with sooner as materialized (
                select case when $7 then set_config('synchronous_commit', 'off', true) end)
            update feed_look set look = $2, looked_at = $3, snapshot = $4, marks = $5, budgets = $6
            from sooner where channel_id = $1""";

    private final Transactions transactions;

    FeedLooks(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * How far the looks have come.
     *
     * @param at the instant of the last one
     * @param snapshot what it saw; null: nobody has looked since looks remember that
     * @param marks versions of what every item depended on
     * @param budgets what was left of them
     */
    public record Before(FeedCursor cursor, Instant at, String snapshot, String marks, String budgets) {}

    /** A feed that nobody else looks through: how far the looks have come, and what this one sees besides the items. */
    public record Held(Before before, Marks marks) {}

    /**
     * An item as it is known.
     *
     * @param look with which look it became that
     * @param hash of all that it says; null: it is not there
     * @param due the next instant at which the clock may change it, or null
     * @param personal whether it depends on what is left of a budget
     */
    public record Known(UUID productId, long look, Buffer hash, Instant due, boolean personal) {}

    /**
     * To be called first: no other looks through this feed until the transaction ends, and what follows reads one state of
     * the catalog. Fails, as a conflict of transactions does, where another one was at it: begin again.
     */
    public Uni<Held> hold(Transaction tx, String channel, Instant now) {
        return tx.sql(ONE_SNAPSHOT)
                .chain(() -> lock(tx, channel, now))
                .chain(held -> held.isPresent()
                        ? Uni.createFrom().item(held.get())
                        : tx.sql(BEGIN, channel, Ids.next(), Times.toDatabase(now))
                                .chain(() -> lock(tx, channel, now))
                                .map(Optional::orElseThrow));
    }

    private static Uni<Optional<Held>> lock(Transaction tx, String channel, Instant now) {
        return tx.sql(HOLD, channel, Times.toDatabase(now)).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> new Held(before(row), FeedMarks.present(row))));
    }

    private static Before before(Row row) {
        return new Before(
                new FeedCursor(row.getUUID("series"), row.getLong("look")),
                Times.fromDatabase(row.getOffsetDateTime("looked_at")),
                row.getString("snapshot"),
                row.getString("marks"),
                row.getString("budgets"));
    }

    /** Those of these SKUs that the feed held, or that the clock was to bring, by SKU. */
    public Uni<Map<String, Known>> known(Transaction tx, String channel, Collection<String> skus) {
        return tx.sql(KNOWN, channel, skus.toArray(String[]::new)).map(rows -> {
            Map<String, Known> known = new HashMap<>();
            rows.forEach(row -> known.put(row.getString("sku"), known(row)));
            return known;
        });
    }

    private static Known known(Row row) {
        return new Known(
                row.getUUID("product_id"),
                row.getLong("look"),
                row.getBuffer("hash"),
                Times.fromDatabase(row.getOffsetDateTime("due")),
                row.getBoolean("personal"));
    }

    /** These are from now on known like that. */
    public Uni<Void> write(Transaction tx, String channel, Map<String, Known> items) {
        return items.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(
                                WRITE,
                                channel,
                                items.keySet().toArray(String[]::new),
                                each(items, Known::productId, UUID[]::new),
                                each(items, Known::look, Long[]::new),
                                each(items, Known::hash, Buffer[]::new),
                                each(items, item -> Times.toDatabase(item.due()), OffsetDateTime[]::new),
                                each(items, Known::personal, Boolean[]::new))
                        .replaceWithVoid();
    }

    private static <T> T[] each(Map<String, Known> items, Function<Known, T> column, IntFunction<T[]> array) {
        return items.values().stream().map(column).toArray(array);
    }

    /**
     * With that look all others of the products in between have left.
     *
     * @param after product before the first one
     * @param last product
     * @param skus those that are there, or that the clock will bring
     * @return whether one has left
     */
    public Uni<Boolean> leaveBetween(
            Transaction tx, String channel, long look, Collection<String> skus, UUID after, UUID last) {
        return tx.sql(LEAVE_BETWEEN, channel, look, skus.toArray(String[]::new), after, last)
                .map(FeedLooks::left);
    }

    /** The same of these products. */
    public Uni<Boolean> leaveOf(
            Transaction tx, String channel, long look, Collection<String> skus, Collection<UUID> products) {
        return tx.sql(LEAVE_OF, channel, look, skus.toArray(String[]::new), products.toArray(UUID[]::new))
                .map(FeedLooks::left);
    }

    private static boolean left(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).anyMatch(row -> row.getBoolean(0));
    }

    /** Some of what has left with a later look than that, and has not come back. @param after SKU, empty at first */
    public Uni<List<String>> left(Transaction tx, String channel, long since, String after, int limit) {
        return tx.sql(LEFT, channel, since, after, limit).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList());
    }

    /**
     * The look is at its end. To be called also where nothing had changed: who waits must see that somebody looked.
     *
     * @param changed whether an item has
     */
    public Uni<Void> end(Transaction tx, String channel, long look, Instant now, Marks marks, boolean changed) {
        return tx.sql(
                        END,
                        channel,
                        look,
                        Times.toDatabase(now),
                        marks.snapshot(),
                        marks.of(),
                        marks.budgets(),
                        !changed)
                .replaceWithVoid();
    }
}
