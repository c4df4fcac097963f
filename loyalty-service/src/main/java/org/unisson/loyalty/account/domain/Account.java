package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.unisson.chassis.values.Ids;

/**
 * A loyalty account: points of one person, or of a card whose person is not known yet. Points are the sum of its ledger
 * entries; what is held for orders is part of them but cannot be spent.
 */
public final class Account {

    private final UUID id;
    private final SortedSet<String> cards;
    private UUID customerId;
    private UUID mergedInto;
    private long points;
    private long held;
    private long version;

    private Account(UUID id, Collection<String> cards) {
        this.id = id;
        this.cards = new TreeSet<>(cards);
    }

    /** A new account without points, holder or cards. */
    public static Account open(UUID id) {
        return new Account(id, List.of());
    }

    /** The account as it was stored. */
    public static Account restore(Snapshot stored, Collection<String> cards) {
        Account account = new Account(stored.id(), cards);
        account.customerId = stored.customerId();
        account.mergedInto = stored.mergedInto();
        account.points = stored.points();
        account.held = stored.held();
        account.version = stored.version();
        return account;
    }

    /** Credits what a purchase earned; nothing moves where it earned nothing. */
    public Optional<Movement> earn(long earned, Source source, Instant now) {
        return moved(earned, Cause.PURCHASE, source, now);
    }

    /** Takes back what a returned purchase had earned; the balance may become negative where it was spent meanwhile. */
    public Optional<Movement> reverse(long reversed, Source source, Instant now) {
        return moved(-reversed, Cause.RETURN, source, now);
    }

    /** Gives back points that had been spent. */
    public Optional<Movement> refund(long refunded, Source source, Instant now) {
        return moved(refunded, Cause.REFUNDED, source, now);
    }

    /** Whether that many points can be set aside now. */
    public boolean canSpend(long wanted) {
        return wanted <= balance();
    }

    /** Sets points aside for an order. @throws IllegalStateException where they cannot be spent */
    public Movement hold(long wanted, Source source, Instant now) {
        if (wanted < 1 || !canSpend(wanted)) {
            throw new IllegalStateException("cannot hold " + wanted + " of " + balance() + " points");
        }
        held += wanted;
        return movement(0, Cause.HELD, source, now, own(Book.ACTIVE, -wanted), own(Book.HELD, wanted));
    }

    /** Spends points that were held. */
    public Movement capture(long captured, Source source, Instant now) {
        unhold(captured);
        points -= captured;
        return movement(
                -captured,
                Cause.SPENT,
                source,
                now,
                own(Book.HELD, -captured),
                Posting.ofProgramme(Cause.SPENT.against(), captured));
    }

    /** Sets held points free. */
    public Movement release(long released, Source source, Instant now) {
        unhold(released);
        return movement(0, Cause.RELEASED, source, now, own(Book.HELD, -released), own(Book.ACTIVE, released));
    }

    /** Corrects the points by hand. */
    public Movement adjust(long by, Source source, Instant now) {
        return moved(by, Cause.ADJUSTED, source, now)
                .orElseThrow(() -> new IllegalArgumentException("an adjustment of nothing"));
    }

    /** Moves everything into the surviving account of the same person: one entry on either side, the sum unchanged. */
    List<Movement> transferTo(Account survivor, Instant now) {
        if (held != 0 || mergedInto != null || survivor == this) {
            throw new IllegalStateException("account " + id + " cannot be merged into " + survivor.id);
        }
        long moved = points;
        points = 0;
        mergedInto = survivor.id;
        survivor.cards.addAll(cards);
        cards.clear();
        Movement out = booked(-moved, Cause.TRANSFERRED, Source.transferOut(id, survivor.id, now), now);
        survivor.points = Math.addExact(survivor.points, moved);
        Movement in = survivor.booked(moved, Cause.TRANSFERRED, Source.transferIn(id, now), now);
        return List.of(out, in);
    }

    void attach(String card) {
        cards.add(card);
    }

    void detach(String card) {
        cards.remove(card);
    }

    void claim(UUID customer) {
        if (customerId != null) {
            throw new IllegalStateException("account " + id + " already has a holder");
        }
        customerId = customer;
    }

    /** Tells a change of cards or holder. */
    Movement linked(Instant now) {
        return movement(0, Cause.LINKED, Source.link(now), now);
    }

    private Optional<Movement> moved(long delta, Cause cause, Source source, Instant now) {
        if (delta == 0) {
            return Optional.empty();
        }
        points = Math.addExact(points, delta);
        return Optional.of(booked(delta, cause, source, now));
    }

    /** Points that come from the programme, or go to it. */
    private Movement booked(long delta, Cause cause, Source source, Instant now) {
        return delta == 0
                ? movement(0, cause, source, now)
                : movement(
                        delta,
                        cause,
                        source,
                        now,
                        own(Book.ACTIVE, delta),
                        Posting.ofProgramme(cause.against(), -delta));
    }

    private Posting own(Book book, long by) {
        return new Posting(id, book, by);
    }

    private void unhold(long amount) {
        if (amount > held) {
            throw new IllegalStateException("account " + id + " holds " + held + " points, not " + amount);
        }
        held -= amount;
    }

    private Movement movement(long delta, Cause cause, Source source, Instant now, Posting... postings) {
        version++;
        return new Movement(
                Ids.next(),
                id,
                version,
                customerId,
                List.copyOf(cards),
                balance(),
                held,
                delta,
                cause,
                source,
                now,
                List.of(postings));
    }

    public UUID id() {
        return id;
    }

    /** Points that can be spent now; negative where points were taken back after they had been spent. */
    public long balance() {
        return points - held;
    }

    /** All points: the sum of the ledger's entries. */
    public long points() {
        return points;
    }

    public long held() {
        return held;
    }

    public UUID customerId() {
        return customerId;
    }

    /** The account that took this one over, or null. */
    public UUID mergedInto() {
        return mergedInto;
    }

    public SortedSet<String> cards() {
        return new TreeSet<>(cards);
    }

    /** What is stored of an account beside its cards. */
    public Snapshot snapshot() {
        return new Snapshot(id, customerId, points, held, version, mergedInto);
    }

    /**
     * An account's row.
     *
     * @param points sum of the ledger's entries
     */
    public record Snapshot(UUID id, UUID customerId, long points, long held, long version, UUID mergedInto) {}
}
