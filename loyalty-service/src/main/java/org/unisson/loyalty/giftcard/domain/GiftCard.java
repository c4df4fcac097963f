package org.unisson.loyalty.giftcard.domain;

import java.time.Duration;
import java.time.Instant;
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

    /** As it was stored. */
    public GiftCard(Snapshot stored) {
        this.id = stored.id();
        this.currency = stored.currency();
        this.status = stored.status();
        this.balance = stored.balance();
        this.setAside = stored.setAside();
        this.activatedAt = stored.activatedAt();
        this.expiresAt = stored.expiresAt();
    }

    /**
     * A card's state.
     *
     * @param balance minor units; the sum of its ledger entries
     * @param setAside minor units of it that are promised
     */
    public record Snapshot(
            UUID id,
            String currency,
            Status status,
            long balance,
            long setAside,
            Instant activatedAt,
            Instant expiresAt) {}

    public Snapshot snapshot() {
        return new Snapshot(id, currency, status, balance, setAside, activatedAt, expiresAt);
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

    /** Somebody has paid for it. A card that is sold a second time is worth that more. */
    GiftCardEntry issue(Money paid, Duration validFor, Source source, Instant now) {
        if (status == Status.INACTIVE) {
            status = Status.ACTIVE;
            activatedAt = source.occurredAt();
        }
        expiresAt = source.occurredAt().plus(validFor);
        return move(paid.minor(), GiftCardEntry.Cause.ISSUED, source, now);
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

    /** Gives back what was paid with it, also after it has expired. */
    GiftCardEntry refund(Money amount, Source source, Instant now) {
        return move(amount.minor(), GiftCardEntry.Cause.REFUNDED, source, now);
    }

    private GiftCardEntry move(long minor, GiftCardEntry.Cause cause, Source source, Instant now) {
        balance += minor;
        return GiftCardEntry.of(id, minor, balance, cause, source, now);
    }
}
