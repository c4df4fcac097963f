package org.unisson.catalog.feed.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import org.unisson.catalog.feed.domain.Feed;
import org.unisson.catalog.feed.domain.FeedCursor;
import org.unisson.catalog.feed.domain.FeedFormat;
import org.unisson.catalog.feed.domain.FeedSettings;
import org.unisson.catalog.feed.persistence.FeedReads;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;

/**
 * Writes the feed of a channel into a file: of one instant and one state of the catalog, at the prices that its pages
 * show then. A slow reader keeps no transaction open.
 */
@ApplicationScoped
public class WritingFeeds {

    private final FeedTurns turns;
    private final Transactions transactions;
    private final LookingThroughFeeds looking;
    private final FeedReads reads;

    WritingFeeds(FeedTurns turns, Transactions transactions, LookingThroughFeeds looking, FeedReads reads) {
        this.turns = turns;
        this.transactions = transactions;
        this.looking = looking;
        this.reads = reads;
    }

    /**
     * A feed as written.
     *
     * @param file what is to be sent
     * @param hash of what it holds, before it was compressed
     * @param modified the whole second since which it has held that; of two contents that follow each other never the same
     * @param at the instant that it is of
     * @param cursor where its changes go on from
     */
    public record Written(FeedFile file, String hash, Instant modified, Instant at, FeedCursor cursor) {}

    /** Fails with 404 where the channel does not exist or has no feed, 503 where too many are being written. */
    public Uni<Written> write(String channel, FeedFormat format, boolean compressed) {
        return turns.take(channel, feed -> file(feed, format, compressed));
    }

    private Uni<Written> file(Feed feed, FeedFormat format, boolean compressed) {
        return FeedFile.filled(compressed, file -> transactions.run(tx -> all(tx, feed, format, file)));
    }

    private Uni<Written> all(Transaction tx, Feed feed, FeedFormat format, FeedFile file) {
        FeedWriter writer = writer(file.out(), format, feed.settings());
        return looking.all(tx, feed, (line, news) -> writer.write(line)).chain(cursor -> {
            end(writer);
            byte[] hash = file.hash();
            return reads.remember(tx, feed.channel(), format.name(), hash, feed.now())
                    .map(modified -> new Written(file, HexFormat.of().formatHex(hash), modified, feed.now(), cursor));
        });
    }

    private static FeedWriter writer(OutputStream out, FeedFormat format, FeedSettings settings) {
        try {
            return switch (format) {
                case XML -> new XmlFeed(out, settings);
                case TSV -> new TsvFeed(out);
            };
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void end(FeedWriter writer) {
        try {
            writer.end();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
