package org.unisson.catalog.feed.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.catalog.feed.domain.FeedCursor;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Ids;

/** What feeds held when they were looked through last, item by item. */
@Singleton
public class FeedLooks {

    // The first statement after that is to be the lock: all that follow see what was committed when it began.
    private static final String ONE_SNAPSHOT = "set transaction isolation level repeatable read";

    private static final String BEGIN = """
            insert into feed_look (channel_id, series, looked_at) values ($1, $2, $3) on conflict do nothing""";

    private static final String HOLD = "select series, look from feed_look where channel_id = $1 for update";

    // Item by item: of a feed that is looked through for the first time the planner still believes that it holds
    // nothing, and would read all that the look has written so far for each part of it.
    private static final String KNOWN = """
            select i.sku, i.product_id, i.look, i.hash
            from unnest($2::text[]) as asked (sku)
            cross join lateral (select * from feed_item f where f.channel_id = $1 and f.sku = asked.sku limit 1) i
            where i.hash is not null""";

    private static final String WRITE = """
            insert into feed_item (channel_id, sku, product_id, look, hash)
            select $1, sku, product_id, $2, hash from unnest($3::text[], $4::uuid[], $5::bytea[]) as n (sku, product_id, hash)
            on conflict (channel_id, sku) do update set
                product_id = excluded.product_id, look = excluded.look, hash = excluded.hash""";

    private static final String LEAVE = """
            update feed_item i set look = $2, hash = null
            where i.channel_id = $1 and i.product_id > $3 and i.product_id <= $4 and i.hash is not null
                  and not exists (select from unnest($5::text[]) as n (sku) where n.sku = i.sku)""";

    private static final String LEFT = """
            select sku from feed_item where channel_id = $1 and hash is null and look > $2 and sku > $3
            order by sku limit $4""";

    private static final String END = "update feed_look set look = $2, looked_at = $3 where channel_id = $1";

    private final Transactions transactions;

    FeedLooks(Transactions transactions) {
        this.transactions = transactions;
    }

    /** An item as it is known. @param look with which look it became that */
    public record Known(UUID productId, long look, Buffer hash) {}

    /** An item as it is now. */
    public record Seen(String sku, UUID productId, byte[] hash) {}

    /** The channel's feed may be looked through from now on; a transaction of its own. */
    public Uni<Void> begin(String channel, Instant now) {
        return transactions
                .run(tx -> tx.sql(BEGIN, channel, Ids.next(), Times.toDatabase(now)))
                .replaceWithVoid();
    }

    /**
     * To be called first: no other looks through this feed until the transaction ends, and what follows reads one state of
     * the catalog. Fails, as a conflict of transactions does, where another one was at it: begin again.
     */
    public Uni<FeedCursor> hold(Transaction tx, String channel) {
        return tx.sql(ONE_SNAPSHOT).chain(() -> tx.sql(HOLD, channel)).map(rows -> {
            Row row = rows.iterator().next();
            return new FeedCursor(row.getUUID(0), row.getLong(1));
        });
    }

    /** Those of these SKUs that the feed held, by SKU. */
    public Uni<Map<String, Known>> known(Transaction tx, String channel, Collection<String> skus) {
        return tx.sql(KNOWN, channel, skus.toArray(String[]::new)).map(rows -> {
            Map<String, Known> known = new HashMap<>();
            rows.forEach(
                    row -> known.put(row.getString(0), new Known(row.getUUID(1), row.getLong(2), row.getBuffer(3))));
            return known;
        });
    }

    /** With that look these became what they are. */
    public Uni<Void> write(Transaction tx, String channel, long look, List<Seen> seen) {
        return seen.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(
                                WRITE,
                                channel,
                                look,
                                seen.stream().map(Seen::sku).toArray(String[]::new),
                                seen.stream().map(Seen::productId).toArray(UUID[]::new),
                                seen.stream()
                                        .map(one -> Buffer.buffer(one.hash()))
                                        .toArray(Buffer[]::new))
                        .replaceWithVoid();
    }

    /**
     * With that look all others of these products have left.
     *
     * @param after product before the first one
     * @param last product
     * @param skus those that are there
     * @return how many have left
     */
    public Uni<Integer> leave(
            Transaction tx, String channel, long look, UUID after, UUID last, Collection<String> skus) {
        return tx.sql(LEAVE, channel, look, after, last, skus.toArray(String[]::new))
                .map(RowSet::rowCount);
    }

    /** Some of what has left with a later look than that, and has not come back. @param after SKU, empty at first */
    public Uni<List<String>> left(Transaction tx, String channel, long since, String after, int limit) {
        return tx.sql(LEFT, channel, since, after, limit).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList());
    }

    /** The look is at its end. To be called also where nothing had changed: who waits must see that somebody looked. */
    public Uni<Void> end(Transaction tx, String channel, long look, Instant now) {
        return tx.sql(END, channel, look, Times.toDatabase(now)).replaceWithVoid();
    }
}
