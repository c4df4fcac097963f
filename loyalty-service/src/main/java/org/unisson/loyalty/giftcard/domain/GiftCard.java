package org.unisson.loyalty.giftcard.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/** A gift card: worth nothing until it is sold, then what was paid for it, less what was spent. */
public final class GiftCard {

    /** Whether it has been sold. */
    public enum Status {
        /** Made, and not paid for. */
        INACTIVE,
        /** Sold. */
        ACTIVE
    }

    private final UUID id;
    private final String currency;
    private Status status;
    private long balance;
    private long setAside;
    private Instant activatedAt;
    private Instant expiresAt;
    private final boolean locked;
    private long lapsed;

    /** As it was stored. */
    public GiftCard(Snapshot stored) {
        this.id = stored.id();
        this.currency = stored.currency();
        this.status = stored.status();
        this.balance = stored.balance();
        this.setAside = stored.setAside();
        this.activatedAt = stored.activatedAt();
        this.expiresAt = stored.expiresAt();
        this.locked = stored.locked();
        this.lapsed = stored.lapsed();
    }

    /**
     * A card's state.
     *
     * @param balance minor units; the sum of its ledger entries
     * @param setAside minor units of it that are promised
     * @param locked whether its PIN was tried wrongly too often
     * @param lapsed minor units that were booked as expired
     */
    public record Snapshot(
            UUID id,
            String currency,
            Status status,
            long balance,
            long setAside,
            Instant activatedAt,
            Instant expiresAt,
            boolean locked,
            long lapsed) {}

    /** One that is made, and worth nothing yet. */
    public static GiftCard made(UUID id, String currency) {
        return new GiftCard(new Snapshot(id, currency, Status.INACTIVE, 0, 0, null, null, false, 0));
    }

    public Snapshot snapshot() {
        return new Snapshot(id, currency, status, balance, setAside, activatedAt, expiresAt, locked, lapsed);
    }

    public UUID id() {
        return id;
    }

    public String currency() {
        return currency;
    }

    /** What can be set aside now. */
    public Money available() {
        return new Money(Math.max(0, balance - setAside), currency);
    }

    /** Whether it can be spent: sold, and not at or after the instant at which it expires. */
    public boolean isGood(Instant now) {
        return status == Status.ACTIVE && now.isBefore(expiresAt);
    }

    /** Whether money can go back to it: not where its holder could not spend it, or others try to. */
    boolean takesBack(Instant now) {
        return !locked && (status == Status.INACTIVE || now.isBefore(expiresAt));
    }

    /** Somebody has paid for it. A card that is sold a second time is worth that more. */
    GiftCardEntry issue(Money paid, Duration validFor, Source source, Instant now) {
        activate(validFor, source.occurredAt());
        return move(paid.minor(), GiftCardEntry.Cause.ISSUED, source, now);
    }

    /** It is given for what is owed to somebody. One that is good already keeps its time. */
    GiftCardEntry fill(Money owed, Duration validFor, Source source, Instant now) {
        if (status == Status.INACTIVE) {
            activate(validFor, source.occurredAt());
        }
        return move(owed.minor(), GiftCardEntry.Cause.REFUNDED, source, now);
    }

    private void activate(Duration validFor, Instant from) {
        if (status == Status.INACTIVE) {
            status = Status.ACTIVE;
            activatedAt = from;
        }
        expiresAt = from.plus(validFor);
        lapsed = 0;
    }

    /**
     * Books what is left on it as expired, at or after the instant of its expiry; empty where there is nothing. What is
     * set aside for an order is decided first.
     */
    public Optional<GiftCardEntry> expire(Instant now) {
        if (status == Status.INACTIVE || now.isBefore(expiresAt) || balance <= 0 || setAside > 0) {
            return Optional.empty();
        }
        lapsed += balance;
        return Optional.of(move(-balance, GiftCardEntry.Cause.EXPIRED, Source.expired(id, expiresAt), now));
    }

    /**
     * Takes back what was booked as expired, for goods that had left before: a till that was cut off tells late. Empty
     * where the card has enough, or the sale was no earlier than its expiry.
     */
    Optional<GiftCardEntry> reinstate(Money spent, Source sale, Instant now) {
        long missing = Math.min(lapsed, spent.minor() - Math.max(0, balance));
        if (missing <= 0 || !sale.occurredAt().isBefore(expiresAt)) {
            return Optional.empty();
        }
        lapsed -= missing;
        return Optional.of(move(missing, GiftCardEntry.Cause.EXPIRED, Source.spentBefore(sale), now));
    }

    /** Sets an amount aside that is available. */
    public void setAside(Money amount) {
        setAside += amount.minor();
    }

    /** Sets it free again. */
    void free(Money amount) {
        setAside -= amount.minor();
    }

    /** Takes what has been paid with it, even where that is more than it holds: the goods have left. */
    GiftCardEntry spend(Money amount, Source source, Instant now) {
        return move(-amount.minor(), GiftCardEntry.Cause.SPENT, source, now);
    }

    /** Gives back what was paid with it. */
    GiftCardEntry refund(Money amount, Source source, Instant now) {
        return move(amount.minor(), GiftCardEntry.Cause.REFUNDED, source, now);
    }

    private GiftCardEntry move(long minor, GiftCardEntry.Cause cause, Source source, Instant now) {
        balance += minor;
        return GiftCardEntry.of(id, minor, balance, cause, source, now);
    }
}
