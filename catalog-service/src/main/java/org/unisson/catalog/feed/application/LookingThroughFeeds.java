package org.unisson.catalog.feed.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.feed.domain.Feed;
import org.unisson.catalog.feed.domain.FeedCursor;
import org.unisson.catalog.feed.domain.FeedEntry;
import org.unisson.catalog.feed.domain.FeedItem;
import org.unisson.catalog.feed.domain.FeedLine;
import org.unisson.catalog.feed.persistence.FeedLooks;
import org.unisson.catalog.feed.persistence.FeedLooks.Known;
import org.unisson.catalog.feed.persistence.FeedLooks.Seen;
import org.unisson.catalog.feed.persistence.FeedReads;
import org.unisson.catalog.feed.persistence.FeedReads.Part;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.quote.application.CurrentTerms;
import org.unisson.catalog.quote.domain.ShownPrice;
import org.unisson.catalog.quote.domain.Terms;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Sha256;

/**
 * Looks at all that a channel sells to everyone, at one instant and in one state of the catalog, and remembers it. What
 * has changed is what is another than at the look before, whatever made it change: a price that begins by the clock as
 * well as a piece of stock. Some products are held in memory at a time, whatever their number.
 */
@Singleton
class LookingThroughFeeds {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID LAST_OF_ALL = new UUID(-1, -1);
    private static final int PRODUCTS_AT_ONCE = 100;
    private static final int VARIANTS_AT_ONCE = 1_000;

    private final FeedReads reads;
    private final FeedLooks looks;
    private final CurrentTerms terms;

    LookingThroughFeeds(FeedReads reads, FeedLooks looks, CurrentTerms terms) {
        this.reads = reads;
        this.looks = looks;
        this.terms = terms;
    }

    /** Who is shown each item. */
    interface Reader {

        /** @param news whether it has become what it is since what the reader knew */
        void take(FeedLine line, boolean news) throws IOException;
    }

    /**
     * The look, in a new transaction. Fails with 410 where one cannot go on from what the reader knew.
     *
     * @param since what the reader knows, or null: nothing
     * @return what the reader knows afterwards
     */
    Uni<FeedCursor> look(Transaction tx, Feed feed, FeedCursor since, Reader reader) {
        return looks.hold(tx, feed.channel()).chain(before -> {
            if (since != null && !since.isBefore(before)) {
                throw Problem.of(
                                410,
                                "cursor-unknown",
                                "What has changed since then is not known",
                                "Read the whole feed, or its changes without a cursor.")
                        .asException();
            }
            Look look = new Look(tx, feed, since, before.look() + 1, reader);
            return (feed.active() ? products(look) : Uni.createFrom().voidItem())
                    .chain(() -> leave(look, LAST_OF_ALL, List.of()))
                    .chain(() -> {
                        FeedCursor after = look.changed ? new FeedCursor(before.series(), look.number) : before;
                        return looks.end(tx, feed.channel(), after.look(), feed.now())
                                .replaceWith(after);
                    });
        });
    }

    private Uni<Void> products(Look look) {
        Occasion occasion = new Occasion(look.feed.channel(), null, Set.of(), look.feed.now());
        return terms.load(look.tx).chain(inForce -> Multi.createBy()
                .repeating()
                .uni(() -> look, at -> reads.after(
                                look.tx,
                                at.last,
                                look.feed.channel(),
                                look.feed.now(),
                                PRODUCTS_AT_ONCE,
                                VARIANTS_AT_ONCE)
                        .call(part -> part.last() == null
                                ? Uni.createFrom().voidItem()
                                : take(look, part.last(), lines(part, look.feed, inForce, occasion))))
                .whilst(part -> part.last() != null)
                .collect()
                .last()
                .replaceWithVoid());
    }

    private static List<FeedLine> lines(Part part, Feed feed, Terms terms, Occasion occasion) {
        List<FeedLine> lines = new ArrayList<>();
        for (FeedEntry entry : part.entries()) {
            if (terms.policy(entry.article()).allows(occasion.channel())) {
                ShownPrice.withoutPrior(terms, occasion, part.buyer(), entry.article())
                        .ifPresent(shown -> lines.add(FeedLine.of(
                                entry.productId(), FeedItem.of(entry, shown, feed.settings()), feed.settings())));
            }
        }
        return lines;
    }

    private Uni<Void> take(Look look, UUID last, List<FeedLine> lines) {
        List<String> skus = lines.stream().map(FeedLine::sku).toList();
        return looks.known(look.tx, look.feed.channel(), skus)
                .map(known -> compare(look, lines, known))
                .chain(changed -> looks.write(look.tx, look.feed.channel(), look.number, changed))
                .chain(() -> leave(look, last, skus));
    }

    private static List<Seen> compare(Look look, List<FeedLine> lines, Map<String, Known> known) {
        List<Seen> changed = new ArrayList<>();
        for (FeedLine line : lines) {
            byte[] hash = Sha256.of(String.join("\t", line.columns()).getBytes(StandardCharsets.UTF_8));
            Known before = known.get(line.sku());
            boolean same = before != null
                    && before.productId().equals(line.productId())
                    && before.hash().equals(Buffer.buffer(hash));
            if (!same) {
                changed.add(new Seen(line.sku(), line.productId(), hash));
            }
            look.show(line, !same || look.since == null || before.look() > look.since.look());
        }
        look.changed |= !changed.isEmpty();
        return changed;
    }

    // What was known of these products and is not among them has left; a SKU that another product has now is kept
    // there.
    private Uni<Void> leave(Look look, UUID last, List<String> skus) {
        return looks.leave(look.tx, look.feed.channel(), look.number, look.last, last, skus)
                .invoke(left -> {
                    look.changed |= left > 0;
                    look.last = last;
                })
                .replaceWithVoid();
    }

    private static final class Look {

        private final Transaction tx;
        private final Feed feed;
        private final FeedCursor since;
        private final long number;
        private final Reader reader;
        private UUID last = BEFORE_ALL;
        private boolean changed;

        private Look(Transaction tx, Feed feed, FeedCursor since, long number, Reader reader) {
            this.tx = tx;
            this.feed = feed;
            this.since = since;
            this.number = number;
            this.reader = reader;
        }

        private void show(FeedLine line, boolean news) {
            try {
                reader.take(line, news);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }
}
