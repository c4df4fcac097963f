package org.unisson.catalog.search.domain;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What is for sale, by words, properties and assortments, in memory. Many may ask at once; each sees changes whole, page
 * by page, and waits for a page at most.
 */
public final class ProductIndex {

    private static final Comparator<Candidate> WORST_FIRST =
            (one, other) -> Hit.compare(other.key(), other.productId(), one.key(), one.productId());

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private Slots slots = new Slots();
    private long version;

    /** Begins anew, with nothing. */
    public void clear() {
        lock.writeLock().lock();
        try {
            slots = new Slots();
            version++;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** A page of changes. @param gone what is not for sale any more */
    public void apply(Collection<Indexed> products, Collection<UUID> gone) {
        lock.writeLock().lock();
        try {
            gone.forEach(slots::remove);
            products.forEach(slots::put);
            version += products.isEmpty() && gone.isEmpty() ? 0 : 1;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Another one after each change of what it holds. */
    public long version() {
        lock.readLock().lock();
        try {
            return version;
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * When, though nothing of it changes, something may be found that is not found now, or the other way round.
     *
     * @param micros an instant, since 1970
     * @return the first instant after it at which a channel begins or ends to have something, or null
     */
    public Long nextChange(long micros) {
        lock.readLock().lock();
        try {
            return slots.nextChange(micros);
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * The best of what matches, in order.
     *
     * @param sort the order; that of prices is not known here: as RELEVANCE
     * @param after only what comes after it
     */
    public List<Candidate> best(Wanted wanted, Sort sort, Hit after, int limit) {
        lock.readLock().lock();
        try {
            Matching matching = new Matching(slots, wanted);
            BitSet found = matching.slots();
            float[] scores =
                    switch (sort) {
                        case RELEVANCE, PRICE_ASC, PRICE_DESC -> matching.scores();
                        case NEWEST, RATING -> null;
                    };
            PriorityQueue<Candidate> best = new PriorityQueue<>(WORST_FIRST);
            for (int slot = found.nextSetBit(0); slot >= 0; slot = found.nextSetBit(slot + 1)) {
                Indexed product = slots.at(slot);
                double key =
                        switch (sort) {
                            case RELEVANCE, PRICE_ASC, PRICE_DESC -> scores[slot];
                            case NEWEST -> product.changed();
                            case RATING -> product.rating();
                        };
                offer(best, product, key, after, limit);
            }
            return best.stream().sorted(WORST_FIRST.reversed()).toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Whether anything matches. */
    public boolean matches(Wanted wanted) {
        lock.readLock().lock();
        try {
            return !new Matching(slots, wanted).slots().isEmpty();
        } finally {
            lock.readLock().unlock();
        }
    }

    private static void offer(PriorityQueue<Candidate> best, Indexed product, double key, Hit after, int limit) {
        if (Hit.compare(key, product.productId(), after.score(), after.productId()) <= 0) {
            return;
        }
        if (best.size() == limit) {
            Candidate worst = best.peek();
            // Most are worse than what is there already.
            if (Hit.compare(key, product.productId(), worst.key(), worst.productId()) >= 0) {
                return;
            }
            best.poll();
        }
        best.add(new Candidate(product.productId(), product.mark(), product.prices(), key, product.properties()));
    }
}
