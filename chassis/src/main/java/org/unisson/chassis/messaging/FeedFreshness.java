package org.unisson.chassis.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.schemas.Topic;

/** Until when a handler has seen everything its source committed: an idle feed is told from a stopped one. */
@Singleton
public class FeedFreshness {

    private static final String RECORD = """
            insert into feed_watermark as known (consumer, topic, partition, as_of)
            select $1, * from unnest($2::text[], $3::int[], $4::timestamptz[])
            on conflict (consumer, topic, partition)
            do update set as_of = greatest(known.as_of, excluded.as_of)""";

    private static final String AS_OF =
            "select min(as_of), count(*) from feed_watermark where consumer = $1 and topic = $2";

    private final Transactions transactions;
    private final PartitionCounts partitions;

    FeedFreshness(Transactions transactions, PartitionCounts partitions) {
        this.transactions = transactions;
        this.partitions = partitions;
    }

    /**
     * The handler has applied everything that the topic's owner committed before this instant; empty where it cannot
     * tell, because a partition has not spoken yet.
     */
    public Uni<Optional<Instant>> asOf(Transaction transaction, String handler, Topic topic) {
        return transaction.sql(AS_OF, handler, topic.name()).map(rows -> {
            Row row = rows.iterator().next();
            boolean everyPartitionSpoke = row.getLong(1) == partitions.of(topic.name());
            return everyPartitionSpoke ? Optional.of(row.getOffsetDateTime(0).toInstant()) : Optional.empty();
        });
    }

    /** {@link #asOf(Transaction, String, Topic)} outside a transaction. */
    public Uni<Optional<Instant>> asOf(String handler, Topic topic) {
        return transactions.read(transaction -> asOf(transaction, handler, topic));
    }

    Uni<Void> record(String handler, List<Decoded.Watermark> watermarks) {
        if (watermarks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Decoded.Watermark> latest = Decoded.latestPerPartition(watermarks);
        return transactions
                .run(transaction -> transaction.sql(
                        RECORD,
                        handler,
                        latest.stream().map(Decoded.Watermark::topic).toArray(String[]::new),
                        latest.stream().map(Decoded.Watermark::partition).toArray(Integer[]::new),
                        latest.stream()
                                .map(watermark -> OffsetDateTime.ofInstant(watermark.asOf(), ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }
}
