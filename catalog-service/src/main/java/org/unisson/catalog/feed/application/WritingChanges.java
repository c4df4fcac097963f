package org.unisson.catalog.feed.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.unisson.catalog.feed.domain.Feed;
import org.unisson.catalog.feed.domain.FeedCursor;
import org.unisson.catalog.feed.persistence.FeedLooks;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;

/**
 * Writes what has changed in the feed of a channel since a reader asked: items as the whole feed would show them at this
 * instant, and SKUs that have left. Applied to what the reader had, it is the whole feed.
 */
@ApplicationScoped
public class WritingChanges {

    private static final int AT_ONCE = 1_000;

    private final FeedTurns turns;
    private final Transactions transactions;
    private final LookingThroughFeeds looking;
    private final FeedLooks looks;

    WritingChanges(FeedTurns turns, Transactions transactions, LookingThroughFeeds looking, FeedLooks looks) {
        this.turns = turns;
        this.transactions = transactions;
        this.looking = looking;
        this.looks = looks;
    }

    /**
     * As JSON. Fails with 404 where the channel does not exist or has no feed, 410
     * where the cursor is of another feed or of another time, 503 where too many are being written.
     *
     * @param since or null: all items
     */
    public Uni<FeedFile> write(String channel, FeedCursor since, boolean compressed) {
        return turns.take(channel, feed -> file(feed, since, compressed));
    }

    private Uni<FeedFile> file(Feed feed, FeedCursor since, boolean compressed) {
        return FeedFile.filled(
                compressed,
                file -> transactions.run(tx -> changes(tx, feed, since, file)).replaceWith(file));
    }

    private Uni<Void> changes(Transaction tx, Feed feed, FeedCursor since, FeedFile file) {
        return in(() -> new JsonChanges(file.out())).chain(json -> look(tx, feed, since, json)
                .call(() -> in(() -> {
                    json.endItems();
                    return json;
                }))
                .call(() -> since == null ? Uni.createFrom().voidItem() : left(tx, feed, since.look(), "", json))
                .chain(cursor -> in(() -> {
                    json.end(feed.now(), cursor);
                    return json;
                }))
                .replaceWithVoid());
    }

    private Uni<FeedCursor> look(Transaction tx, Feed feed, FeedCursor since, JsonChanges json) {
        return since == null
                ? looking.all(tx, feed, (line, news) -> json.put(line))
                : looking.changes(tx, feed, since, (line, news) -> {
                    if (news) {
                        json.put(line);
                    }
                });
    }

    private Uni<Void> left(Transaction tx, Feed feed, long since, String after, JsonChanges json) {
        return looks.left(tx, feed.channel(), since, after, AT_ONCE).chain(skus -> in(() -> {
                    json.removed(skus);
                    return skus;
                })
                .chain(() -> skus.size() < AT_ONCE
                        ? Uni.createFrom().voidItem()
                        : left(tx, feed, since, skus.getLast(), json)));
    }

    private interface Writing<T> {
        T write() throws IOException;
    }

    private static <T> Uni<T> in(Writing<T> writing) {
        try {
            return Uni.createFrom().item(writing.write());
        } catch (IOException full) {
            return Uni.createFrom().failure(new UncheckedIOException(full));
        }
    }
}
