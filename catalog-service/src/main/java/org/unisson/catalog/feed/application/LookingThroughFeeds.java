package org.unisson.catalog.feed.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.unisson.catalog.feed.persistence.FeedLooks.Before;
import org.unisson.catalog.feed.persistence.FeedLooks.Known;
import org.unisson.catalog.feed.persistence.FeedMarks;
import org.unisson.catalog.feed.persistence.FeedMarks.Marks;
import org.unisson.catalog.feed.persistence.FeedReads;
import org.unisson.catalog.feed.persistence.FeedReads.Part;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.quote.application.CurrentTerms;
import org.unisson.catalog.quote.domain.ShownPrice;
import org.unisson.catalog.quote.domain.Terms;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;

/**
 * Looks at what a channel sells to everyone, at one instant and in one state of the catalog, and remembers it. What has
 * changed is what is another than at the look before, whatever made it change: a price that begins by the clock as well as
 * a piece of stock. Who wants the whole feed is shown all of it; for who wants what has changed, only products are looked at
 * of which something has, where that can be told. Some products are held in memory at a time, whatever their number.
 */
@Singleton
class LookingThroughFeeds {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID LAST_OF_ALL = new UUID(-1, -1);
    private static final int PRODUCTS_AT_ONCE = 100;
    private static final int VARIANTS_AT_ONCE = 1_000;

    // One by one, more take longer than all of a feed of 200,000.
    private static final int MOST_ONE_BY_ONE = 5_000;

    private final FeedReads reads;
    private final FeedLooks looks;
    private final FeedMarks marks;
    private final CurrentTerms terms;

    LookingThroughFeeds(FeedReads reads, FeedLooks looks, FeedMarks marks, CurrentTerms terms) {
        this.reads = reads;
        this.looks = looks;
        this.marks = marks;
        this.terms = terms;
    }

    /** Who is shown each item. */
    interface Reader {

        /** @param news whether it has become what it is since what the reader knew */
        void take(FeedLine line, boolean news) throws IOException;
    }

    /** Shows all items, in a new transaction. @return where changes go on from */
    Uni<FeedCursor> all(Transaction tx, Feed feed, Reader reader) {
        return looks.hold(tx, feed.channel(), feed.now())
                .chain(held -> whole(new Look(tx, feed, null, held.before(), reader), held.marks()));
    }

    /**
     * Shows all items that are news, and maybe others, in a new transaction. Fails with 410 where one cannot go on from what
     * the reader knew.
     *
     * @return what the reader knows afterwards
     */
    Uni<FeedCursor> changes(Transaction tx, Feed feed, FeedCursor since, Reader reader) {
        return looks.hold(tx, feed.channel(), feed.now()).chain(held -> {
            if (!since.isBefore(held.before().cursor())) {
                throw Problem.of(
                                410,
                                "cursor-unknown",
                                "What has changed since then is not known",
                                "Read the whole feed, or its changes without a cursor.")
                        .asException();
            }
            Look look = new Look(tx, feed, since, held.before(), reader);
            return marks.changed(tx, feed.channel(), held, feed.now(), since.look(), MOST_ONE_BY_ONE)
                    .chain(some -> some.isPresent() ? some(look, held.marks(), some.get()) : whole(look, held.marks()));
        });
    }

    private Uni<FeedCursor> whole(Look look, Marks now) {
        return (look.feed.active() ? everything(look, now) : Uni.createFrom().voidItem())
                .chain(() -> leave(look, LAST_OF_ALL, List.of()))
                .chain(() -> end(look, now));
    }

    private Uni<Void> everything(Look look, Marks now) {
        return terms.load(look.tx, now.termsVersion()).chain(inForce -> Multi.createBy()
                .repeating()
                .uni(() -> look, at -> reads.after(look.tx, at.last, look.feed, PRODUCTS_AT_ONCE, VARIANTS_AT_ONCE)
                        .call(part -> part.last() == null
                                ? Uni.createFrom().voidItem()
                                : take(look, items(part, look.feed, inForce))
                                        .chain(skus -> leave(look, part.last(), skus))))
                .whilst(part -> part.last() != null)
                .collect()
                .last()
                .replaceWithVoid());
    }

    // What was known of these products and is not among them has left; a SKU that another product has now is kept
    // there.
    private Uni<Void> leave(Look look, UUID last, List<String> skus) {
        return looks.leaveBetween(look.tx, look.feed.channel(), look.number, skus, look.last, last)
                .invoke(left -> {
                    look.changed |= left;
                    look.last = last;
                })
                .replaceWithVoid();
    }

    private Uni<FeedCursor> some(Look look, Marks now, List<UUID> products) {
        if (products.isEmpty() || !look.feed.active()) {
            return end(look, now);
        }
        return terms.load(look.tx, now.termsVersion())
                .chain(inForce -> Multi.createFrom()
                        .iterable(products)
                        .group()
                        .intoLists()
                        .of(PRODUCTS_AT_ONCE)
                        .onItem()
                        .transformToUniAndConcatenate(group -> together(look, group, inForce))
                        .collect()
                        .last())
                .chain(() -> end(look, now));
    }

    private Uni<Void> together(Look look, List<UUID> products, Terms inForce) {
        List<String> skus = new ArrayList<>();
        return parts(look, products, BEFORE_ALL, inForce, skus)
                .chain(() -> looks.leaveOf(look.tx, look.feed.channel(), look.number, skus, products))
                .invoke(left -> look.changed |= left)
                .replaceWithVoid();
    }

    private Uni<Void> parts(Look look, List<UUID> products, UUID after, Terms inForce, List<String> skus) {
        return reads.after(look.tx, after, look.feed, products, VARIANTS_AT_ONCE)
                .chain(part -> part.last() == null
                        ? Uni.createFrom().voidItem()
                        : take(look, items(part, look.feed, inForce))
                                .invoke(skus::addAll)
                                .chain(() -> part.last().equals(products.getLast())
                                        ? Uni.createFrom().voidItem()
                                        : parts(look, products, part.last(), inForce, skus)));
    }

    private static List<LookedAt> items(Part part, Feed feed, Terms terms) {
        Occasion occasion = new Occasion(feed.channel(), null, Set.of(), feed.now());
        List<LookedAt> items = new ArrayList<>();
        for (FeedEntry entry : part.entries()) {
            if (terms.policy(entry.article()).allows(occasion.channel())) {
                ShownPrice shown = ShownPrice.withoutPrior(terms, occasion, part.buyer(), entry.article())
                        .orElse(null);
                items.add(new LookedAt(
                        entry.productId(),
                        entry.sku(),
                        shown == null
                                ? null
                                : FeedLine.of(
                                        entry.productId(), FeedItem.of(entry, shown, feed.settings()), feed.settings()),
                        shown == null ? terms.nextChange(entry.article(), feed.now()) : shown.until(),
                        terms.dependOnBuyer(entry.article())));
            }
        }
        return items;
    }

    /** @return SKUs of those that are there, or that the clock will bring */
    private Uni<List<String>> take(Look look, List<LookedAt> items) {
        List<LookedAt> kept = items.stream().filter(LookedAt::isKept).toList();
        List<String> skus = kept.stream().map(LookedAt::sku).toList();
        return looks.known(look.tx, look.feed.channel(), skus)
                .map(known -> look.compare(kept, known))
                .chain(others -> looks.write(look.tx, look.feed.channel(), others))
                .replaceWith(skus);
    }

    private Uni<FeedCursor> end(Look look, Marks now) {
        Before before = look.before;
        FeedCursor after = look.changed ? new FeedCursor(before.cursor().series(), look.number) : before.cursor();
        return looks.end(look.tx, look.feed.channel(), after.look(), look.feed.now(), now, look.changed)
                .replaceWith(after);
    }

    private static final class Look {

        private final Transaction tx;
        private final Feed feed;
        private final FeedCursor since;
        private final Before before;
        private final long number;
        private final Reader reader;
        private UUID last = BEFORE_ALL;
        private boolean changed;

        private Look(Transaction tx, Feed feed, FeedCursor since, Before before, Reader reader) {
            this.tx = tx;
            this.feed = feed;
            this.since = since;
            this.before = before;
            this.number = before.cursor().look() + 1;
            this.reader = reader;
        }

        /** Shows them to the reader. @return how those are to be known of which something else is known */
        private Map<String, Known> compare(List<LookedAt> items, Map<String, Known> known) {
            Map<String, Known> others = new LinkedHashMap<>();
            for (LookedAt item : items) {
                Known before = known.get(item.sku());
                Known now = item.after(before, number);
                if (!now.equals(before)) {
                    others.put(item.sku(), now);
                }
                changed |= now.look() == number;
                if (item.line() != null) {
                    show(item.line(), since == null || now.look() > since.look());
                }
            }
            return others;
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
