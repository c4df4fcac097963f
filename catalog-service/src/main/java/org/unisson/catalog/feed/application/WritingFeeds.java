package org.unisson.catalog.feed.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.unisson.catalog.channel.application.ReadingChannels;
import org.unisson.catalog.feed.domain.FeedEntry;
import org.unisson.catalog.feed.domain.FeedFormat;
import org.unisson.catalog.feed.domain.FeedItem;
import org.unisson.catalog.feed.domain.FeedSettings;
import org.unisson.catalog.feed.persistence.FeedReads;
import org.unisson.catalog.feed.persistence.FeedReads.Part;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.quote.application.CurrentTerms;
import org.unisson.catalog.quote.domain.ShownPrice;
import org.unisson.catalog.quote.domain.Terms;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;

/**
 * Writes the feed of a channel into a file: of one instant and one state of the catalog, at the prices that its pages
 * show then. Some products are held in memory at a time, whatever their number, and a slow reader keeps no transaction
 * open.
 */
@ApplicationScoped
public class WritingFeeds {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int PRODUCTS_AT_ONCE = 100;
    private static final int AT_ONCE = 2;

    private final Transactions transactions;
    private final OwnContext contexts;
    private final FeedReads reads;
    private final ConfiguringFeeds feeds;
    private final ReadingChannels channels;
    private final CurrentTerms terms;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);

    WritingFeeds(
            Transactions transactions,
            OwnContext contexts,
            FeedReads reads,
            ConfiguringFeeds feeds,
            ReadingChannels channels,
            CurrentTerms terms,
            Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.reads = reads;
        this.feeds = feeds;
        this.channels = channels;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * A feed as written.
     *
     * @param file to be deleted by who reads it
     * @param hash of what it holds, before it was compressed
     * @param since when a feed has held that
     */
    public record Written(Path file, String hash, Instant since) {}

    /** Fails with 404 where the channel does not exist or has no feed, 503 where too many are being written. */
    public Uni<Written> write(String channel, FeedFormat format, boolean compressed) {
        return channels.one(channel).chain(known -> feeds.of(channel).chain(settings -> {
            if (!free.tryAcquire()) {
                throw Problem.of(
                                503,
                                "too-many-feeds",
                                "Temporarily unavailable",
                                "Other feeds are being written. Try again in a minute.")
                        .asException();
            }
            Instant now = clock.instant();
            return contexts.comeBack(contexts.run(() ->
                            file(channel, known.settings().active(), settings.content(), format, compressed, now)))
                    .eventually(() -> free.release());
        }));
    }

    private Uni<Written> file(
            String channel, boolean active, FeedSettings settings, FeedFormat format, boolean compressed, Instant now) {
        MessageDigest digest = sha256();
        Path file = temporary();
        FeedWriter writer = writer(file, settings, format, compressed, digest);
        Uni<Void> all = active
                ? transactions.run(tx -> all(tx, writer, channel, settings, now))
                : Uni.createFrom().voidItem();
        return all.onTermination()
                .invoke(() -> close(writer))
                .chain(() -> {
                    byte[] hash = digest.digest();
                    return transactions
                            .run(tx -> reads.remember(tx, channel, format.name(), hash, now))
                            .map(since -> new Written(file, HexFormat.of().formatHex(hash), since));
                })
                .onFailure()
                .invoke(() -> delete(file));
    }

    private Uni<Void> all(Transaction tx, FeedWriter writer, String channel, FeedSettings settings, Instant now) {
        Occasion occasion = new Occasion(channel, null, Set.of(), now);
        return reads.freeze(tx).chain(() -> terms.load(tx)).chain(inForce -> Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(BEFORE_ALL), last -> reads.after(
                                tx, last.get(), channel, now, PRODUCTS_AT_ONCE)
                        .invoke(part -> {
                            if (part.last() != null) {
                                last.set(part.last());
                                write(writer, part, settings, inForce, occasion);
                            }
                        }))
                .whilst(part -> part.last() != null)
                .collect()
                .last()
                .replaceWithVoid());
    }

    private static void write(FeedWriter writer, Part part, FeedSettings settings, Terms terms, Occasion occasion) {
        for (FeedEntry entry : part.entries()) {
            if (!terms.policy(entry.article()).allows(occasion.channel())) {
                continue;
            }
            ShownPrice.withoutPrior(terms, occasion, part.buyer(), entry.article())
                    .ifPresent(shown -> {
                        try {
                            writer.write(FeedItem.of(entry, shown, settings));
                        } catch (IOException full) {
                            throw new UncheckedIOException(full);
                        }
                    });
        }
    }

    private static FeedWriter writer(
            Path file, FeedSettings settings, FeedFormat format, boolean compressed, MessageDigest digest) {
        try {
            OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
            OutputStream out = new DigestOutputStream(compressed ? new GZIPOutputStream(bytes) : bytes, digest);
            return switch (format) {
                case XML -> new XmlFeed(out, settings);
                case TSV -> new TsvFeed(out, settings);
            };
        } catch (IOException full) {
            delete(file);
            throw new UncheckedIOException(full);
        }
    }

    private static void close(FeedWriter writer) {
        try {
            writer.close();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("feed", null);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
