package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * Points of one account that live and end together. None of its figures is ever negative: what is owed is owed by the
 * account, not by a lot.
 */
public final class Lot {

    /** In which order points are spent: what expires first, and of that what came first. */
    static final Comparator<Lot> FIRST_OUT = Comparator.comparing(
                    (Lot lot) -> lot.life.expiresAt(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Lot::id);

    private final UUID id;
    private final UUID accountId;
    private final Life life;
    private long pending;
    private long free;
    private long held;
    private long expired;
    private boolean changed;

    private Lot(UUID id, UUID accountId, Life life) {
        this.id = id;
        this.accountId = accountId;
        this.life = life;
    }

    static Lot open(UUID id, UUID accountId, Life life) {
        return new Lot(id, accountId, life);
    }

    /**
     * The lot as it was stored.
     *
     * @param pending that become active later
     * @param free that can be spent
     * @param held set aside for orders
     * @param expired in all so far
     */
    public static Lot restore(UUID id, UUID accountId, Life life, long pending, long free, long held, long expired) {
        Lot lot = new Lot(id, accountId, life);
        lot.pending = pending;
        lot.free = free;
        lot.held = held;
        lot.expired = expired;
        return lot;
    }

    /** @throws IllegalStateException where less than nothing would be left */
    void change(Book book, long by) {
        switch (book) {
            case PENDING -> pending = after(pending, by);
            case ACTIVE -> free = after(free, by);
            case HELD -> held = after(held, by);
            default -> throw new IllegalArgumentException(book + " is not a member's");
        }
        changed = true;
    }

    /** What of it is on that book of its account. */
    long points(Book book) {
        return switch (book) {
            case PENDING -> pending;
            case ACTIVE -> free;
            case HELD -> held;
            case ISSUED, REVERSED, REDEEMED, BREAKAGE, GESTURES, BORNE, TRANSFERS -> 0;
        };
    }

    void expired(long points) {
        expired += points;
    }

    private long after(long before, long by) {
        long after = Math.addExact(before, by);
        if (after < 0) {
            throw new IllegalStateException("lot " + id + " has " + before + " points, and is to give " + -by);
        }
        return after;
    }

    /** When something is to be booked of it next; null: never. */
    Instant due() {
        if (pending > 0) {
            return life.activeAt();
        }
        return free > 0 ? life.expiresAt() : null;
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    public Life life() {
        return life;
    }

    public long pending() {
        return pending;
    }

    public long free() {
        return free;
    }

    public long held() {
        return held;
    }

    /** Points that have expired of it in all. */
    public long expired() {
        return expired;
    }

    /** Whether it is not as it was stored. */
    public boolean isChanged() {
        return changed;
    }
}
