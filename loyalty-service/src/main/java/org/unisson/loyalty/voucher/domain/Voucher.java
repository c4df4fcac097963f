package org.unisson.loyalty.voucher.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;

/** An amount given to one customer, that pays once and whole. What comes back of it pays again, once and whole. */
public final class Voucher {

    /** Where it stands. */
    public enum State {
        /** It can pay. */
        ISSUED,
        /** An order or a till keeps it. */
        LOCKED,
        /** It has paid. */
        REDEEMED,
        /** Nobody came with it in time. */
        EXPIRED,
        /** It was taken back. */
        WITHDRAWN
    }

    /**
     * A voucher's row.
     *
     * @param customerId who it was given to; it is their person's
     * @param batchId of those that were issued together, or null
     * @param author who issued it, a token's subject
     * @param left minor units; below 0 where tills that were cut off have taken it more than once
     * @param lock where it is LOCKED, else null
     * @param withdrawal where it is WITHDRAWN, or will be once its lock is over; else null
     */
    public record Snapshot(
            UUID voucherId,
            UUID customerId,
            UUID batchId,
            VoucherTerms terms,
            String author,
            Instant issuedAt,
            State state,
            long left,
            Lock lock,
            Withdrawal withdrawal,
            long version) {}

    private final UUID id;
    private final UUID customerId;
    private final UUID batchId;
    private final VoucherTerms terms;
    private final String author;
    private final Instant issuedAt;
    private State state;
    private long left;
    private Lock lock;
    private Withdrawal withdrawal;
    private long version;

    /** As it was stored. */
    public Voucher(Snapshot stored) {
        this.id = stored.voucherId();
        this.customerId = stored.customerId();
        this.batchId = stored.batchId();
        this.terms = stored.terms();
        this.author = stored.author();
        this.issuedAt = stored.issuedAt();
        this.state = stored.state();
        this.left = stored.left();
        this.lock = stored.lock();
        this.withdrawal = stored.withdrawal();
        this.version = stored.version();
    }

    /** A new one. */
    public static Change issued(UUID customerId, UUID batchId, VoucherTerms terms, String author, Instant now) {
        UUID id = Ids.next();
        Voucher voucher =
                new Voucher(new Snapshot(id, customerId, batchId, terms, author, now, State.ISSUED, 0, null, null, 0));
        return voucher.change(terms.amount().minor(), Change.Cause.ISSUED, Source.issued(id, now), now);
    }

    /**
     * Why it cannot pay, whoever wants it; empty: it can.
     *
     * @param amount that it is to pay
     * @param total of what is bought; null: not known
     */
    public Optional<Refusal> refusal(Money amount, Money total, Instant now) {
        return switch (standing(now)) {
            case LOCKED -> Optional.of(Refusal.LOCKED);
            case REDEEMED -> Optional.of(Refusal.REDEEMED);
            case EXPIRED -> Optional.of(Refusal.EXPIRED);
            case WITHDRAWN -> Optional.of(Refusal.WITHDRAWN);
            case ISSUED -> {
                if (!amount.equals(worth())) {
                    yield Optional.of(Refusal.WRONG_AMOUNT);
                }
                yield total == null || total.minor() >= terms.minimum()
                        ? Optional.empty()
                        : Optional.of(Refusal.BELOW_MINIMUM);
            }
        };
    }

    /** Where it stands at that instant, whether what the clock has brought is noted already or not. */
    public State standing(Instant now) {
        return switch (state) {
            case LOCKED -> lock.isOver(now) ? unlocked(now) : State.LOCKED;
            case ISSUED -> unlocked(now);
            case REDEEMED, EXPIRED, WITHDRAWN -> state;
        };
    }

    /** What it pays. */
    public Money worth() {
        return new Money(Math.max(0, left), terms.amount().currency());
    }

    /** Keeps it for an order or a till. @throws IllegalStateException where it can be kept for nobody */
    public Change lock(Lock by, Instant at, Instant now) {
        if (standing(now) != State.ISSUED) {
            throw new IllegalStateException("voucher " + id + " is " + standing(now));
        }
        state = State.LOCKED;
        lock = by;
        return change(0, Change.Cause.LOCKED, Source.of(by.id(), at), now);
    }

    /** It is kept no more; empty where that lock is not the one that keeps it. */
    public Optional<Change> release(UUID lockId, Instant at, Instant now) {
        if (lock == null || !lock.id().equals(lockId)) {
            return Optional.empty();
        }
        lock = null;
        state = unlocked(now);
        return Optional.of(change(0, Change.Cause.RELEASED, Source.of(lockId, at), now));
    }

    /** It has paid, even where it could not have: the goods have left. */
    Change redeem(Money paid, UUID orderId, Source source, Instant now) {
        left -= paid.minor();
        if (lock != null && lock.isFor(orderId)) {
            lock = null;
        }
        state = lock == null ? unlocked(now) : State.LOCKED;
        return change(-paid.minor(), Change.Cause.REDEEMED, source, now);
    }

    /** Of what it had paid, some comes back: it pays again, for as long as it lives. */
    Change giveBack(Money some, Change.Cause cause, Source source, Instant now) {
        left += some.minor();
        state = lock == null ? unlocked(now) : State.LOCKED;
        return change(some.minor(), cause, source, now);
    }

    /** What the clock has brought: its end, or that of a till's lock; empty: nothing. */
    public Optional<Change> due(Instant now) {
        if (lock != null && lock.isOver(now)) {
            return release(lock.id(), lock.endsAt(), now);
        }
        if (state != State.ISSUED || standing(now) != State.EXPIRED) {
            return Optional.empty();
        }
        state = State.EXPIRED;
        return Optional.of(change(0, Change.Cause.EXPIRED, Source.of(null, terms.expiresAt()), now));
    }

    /** Takes it back, at once or when it is kept no more; empty where it cannot pay any more anyway. */
    public Optional<Change> withdraw(Withdrawal why, Instant at, Instant now) {
        boolean possible =
                switch (state) {
                    case ISSUED -> true;
                    case LOCKED -> withdrawal == null;
                    case REDEEMED, EXPIRED, WITHDRAWN -> false;
                };
        if (!possible) {
            return Optional.empty();
        }
        withdrawal = why;
        state = lock == null ? State.WITHDRAWN : State.LOCKED;
        return Optional.of(change(0, Change.Cause.WITHDRAWN, Source.of(why.sourceId(), at), now));
    }

    public UUID id() {
        return id;
    }

    public UUID customerId() {
        return customerId;
    }

    /** Whether a till keeps it, and no order. */
    public boolean isKeptByTill() {
        return lock != null && lock.kind() == Lock.Kind.TILL;
    }

    Lock lock() {
        return lock;
    }

    String currency() {
        return terms.amount().currency();
    }

    private State unlocked(Instant now) {
        if (left <= 0) {
            return State.REDEEMED;
        }
        if (withdrawal != null) {
            return State.WITHDRAWN;
        }
        return now.isBefore(terms.expiresAt()) ? State.ISSUED : State.EXPIRED;
    }

    private Change change(long minor, Change.Cause cause, Source source, Instant now) {
        if (cause == Change.Cause.ISSUED) {
            left = minor;
        }
        version++;
        Snapshot after =
                new Snapshot(id, customerId, batchId, terms, author, issuedAt, state, left, lock, withdrawal, version);
        return new Change(Ids.next(), after, cause, minor, source, now);
    }
}
