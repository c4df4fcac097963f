package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.unisson.chassis.values.Ids;

/**
 * A loyalty account: points of one person, or of a card whose person is not known yet. Points are the sum of its ledger
 * entries; what is held for orders or pending is part of them but cannot be spent.
 */
public final class Account {

    private final UUID id;
    private final SortedSet<String> cards;
    private UUID customerId;
    private UUID mergedInto;
    private long points;
    private long held;
    private long pending;
    private long version;
    private Lots lots;

    private Account(UUID id, Collection<String> cards) {
        this.id = id;
        this.cards = new TreeSet<>(cards);
        this.lots = new Lots(id);
    }

    /** A new account without points, holder or cards. */
    public static Account open(UUID id) {
        return new Account(id, List.of());
    }

    /** The account as it was stored. @param lots all that have points, and those to which some may go back */
    public static Account restore(Snapshot stored, Collection<String> cards, Collection<Lot> lots) {
        Account account = new Account(stored.id(), cards);
        account.customerId = stored.customerId();
        account.mergedInto = stored.mergedInto();
        account.points = stored.points();
        account.held = stored.held();
        account.pending = stored.pending();
        account.version = stored.version();
        account.lots = Lots.restore(stored.id(), lots, account.balance());
        return account;
    }

    /** Credits what a purchase earned; nothing moves where it earned nothing. */
    public Optional<Movement> earn(long earned, Life life, Source source, Instant now) {
        if (earned == 0) {
            return Optional.empty();
        }
        Sides sides = new Sides();
        if (life.isPendingAt(now)) {
            lots.giveLater(sides, life, earned);
            pending += earned;
        } else {
            lots.give(sides, life, earned);
        }
        return Optional.of(moved(earned, Cause.PURCHASE, sides, source, now));
    }

    /**
     * Takes back what a returned purchase had earned; the balance may become negative where it was spent meanwhile.
     *
     * @param life of the points that it had earned
     */
    public Optional<Movement> reverse(long reversed, Life life, Source source, Instant now) {
        if (reversed == 0) {
            return Optional.empty();
        }
        Sides sides = new Sides();
        pending -= lots.takeBack(sides, life, reversed);
        return Optional.of(moved(-reversed, Cause.RETURN, sides, source, now));
    }

    /** Gives back points that had been spent, to the lots they came from. */
    Optional<Movement> refund(List<LotPart.Given> refunded, Source source, Instant now) {
        long sum = refunded.stream().mapToLong(LotPart.Given::points).sum();
        if (sum == 0) {
            return Optional.empty();
        }
        Sides sides = new Sides();
        refunded.stream().filter(given -> given.points() > 0).forEach(given -> lots.giveBack(sides, given));
        return Optional.of(moved(sum, Cause.REFUNDED, sides, source, now));
    }

    /** Whether that many points can be set aside now. */
    public boolean canSpend(long wanted) {
        return wanted <= balance();
    }

    /** Sets points aside for an order. @throws IllegalStateException where a lot has not so many */
    Movement hold(List<LotPart> parts, Source source, Instant now) {
        Sides sides = new Sides();
        parts.forEach(part -> lots.hold(sides, part));
        held += sum(parts);
        return moved(0, Cause.HELD, sides, source, now);
    }

    /** Spends points that were held. */
    Movement capture(List<LotPart> parts, Source source, Instant now) {
        unhold(parts);
        Sides sides = new Sides();
        lots.letGo(sides, parts, false);
        return moved(-sum(parts), Cause.SPENT, sides, source, now);
    }

    /** Sets held points free, in the lots they are of. */
    Movement release(List<LotPart> parts, Source source, Instant now) {
        unhold(parts);
        Sides sides = new Sides();
        lots.letGo(sides, parts, true);
        return moved(0, Cause.RELEASED, sides, source, now);
    }

    /** It has back, in the very lots, what somebody spent who turned out to be another person. */
    Movement restored(List<LotPart.Given> given, Source source, Instant now) {
        long sum = given.stream().mapToLong(LotPart.Given::points).sum();
        Sides sides = new Sides();
        given.forEach(one -> lots.giveBack(sides, one));
        sides.add(null, null, Book.TRANSFERS, -sum);
        return moved(sum, Cause.PARTED, sides, source, now);
    }

    /**
     * Pays for what it spent of somebody's who turned out to be another person, first out of what expires first, and never
     * more than can be spent; the programme bears the rest.
     */
    Movement paysBack(long owing, Source source, Instant now) {
        long paid = payable(owing);
        Sides sides = new Sides();
        lots.take(sides, paid);
        sides.add(null, null, Book.TRANSFERS, owing);
        sides.add(null, null, Book.BORNE, paid - owing);
        return moved(-paid, Cause.PARTED, sides, source, now);
    }

    /** What it can pay of that. */
    long payable(long owing) {
        return Math.clamp(balance(), 0, owing);
    }

    /** What the programme had borne for it comes back to the programme. */
    Movement recovered(long points, Source source, Instant now) {
        Sides sides = new Sides();
        sides.add(null, null, Book.REDEEMED, -points);
        sides.add(null, null, Book.BORNE, points);
        return moved(0, Cause.RECOVERED, sides, source, now);
    }

    /** Points are given as a gesture. */
    Movement given(long points, Life life, Source source, Instant now) {
        Sides sides = new Sides();
        lots.give(sides, life, points);
        return moved(points, Cause.GESTURE, sides, source, now);
    }

    /** Corrects the points by hand. @param life of what is added */
    public Movement adjust(long by, Life life, Source source, Instant now) {
        if (by == 0) {
            throw new IllegalArgumentException("an adjustment of nothing");
        }
        Sides sides = new Sides();
        if (by > 0) {
            lots.give(sides, life, by);
        } else {
            lots.take(sides, -by);
        }
        return moved(by, Cause.ADJUSTED, sides, source, now);
    }

    /**
     * Books what the clock has brought: pending points that are active now, and points that have expired, each dated by
     * its own instant. Whoever decides on points does this first, so that nothing depends on when it is done.
     */
    public List<Movement> due(Instant now) {
        List<Movement> movements = new ArrayList<>();
        Optional<Lot> next = lots.firstDue(now);
        while (next.isPresent()) {
            Lot lot = next.get();
            movements.add(lot.pending() > 0 ? activate(lot, now) : expire(lot, now));
            next = lots.firstDue(now);
        }
        return movements;
    }

    private Movement activate(Lot lot, Instant now) {
        Sides sides = new Sides();
        pending -= lots.activate(sides, lot);
        return moved(0, Cause.ACTIVATED, sides, Source.activation(lot), now);
    }

    private Movement expire(Lot lot, Instant now) {
        Sides sides = new Sides();
        Source source = Source.expiry(lot);
        return moved(-lots.expire(sides, lot), Cause.EXPIRED, sides, source, now);
    }

    /**
     * Moves everything into the surviving account of the same person: one entry on either side, the sum unchanged. What the
     * clock has brought to both is booked before: a lot that is active there must not get points that are pending here.
     */
    List<Movement> transferTo(Account survivor, Instant now) {
        if (held != 0 || mergedInto != null || survivor == this) {
            throw new IllegalStateException("account " + id + " cannot be merged into " + survivor.id);
        }
        List<Movement> movements = new ArrayList<>(due(now));
        movements.addAll(survivor.due(now));
        long moving = points;
        Sides outSides = new Sides();
        Sides inSides = new Sides();
        lots.moveTo(survivor.lots, outSides, inSides);
        survivor.pending += pending;
        pending = 0;
        mergedInto = survivor.id;
        survivor.cards.addAll(cards);
        cards.clear();
        movements.add(moved(-moving, Cause.TRANSFERRED, outSides, Source.transferOut(id, survivor.id, now), now));
        movements.add(survivor.moved(moving, Cause.TRANSFERRED, inSides, Source.transferIn(id, now), now));
        return movements;
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
        return moved(0, Cause.LINKED, new Sides(), Source.link(now), now);
    }

    private void unhold(List<LotPart> parts) {
        if (sum(parts) > held) {
            throw new IllegalStateException("account " + id + " holds " + held + " points, not " + parts);
        }
        held -= sum(parts);
    }

    private static long sum(List<LotPart> parts) {
        return parts.stream().mapToLong(LotPart::points).sum();
    }

    private Movement moved(long delta, Cause cause, Sides sides, Source source, Instant now) {
        points = Math.addExact(points, delta);
        version++;
        return new Movement(
                Ids.next(),
                id,
                version,
                customerId,
                List.copyOf(cards),
                balance(),
                held,
                pending,
                delta,
                cause,
                source,
                now,
                sides.against(cause.against()));
    }

    public UUID id() {
        return id;
    }

    /** Points that can be spent now; negative where points were taken back after they had been spent. */
    public long balance() {
        return points - held - pending;
    }

    /** All points: the sum of the ledger's entries. */
    public long points() {
        return points;
    }

    public long held() {
        return held;
    }

    /** Points that can be spent later. */
    public long pending() {
        return pending;
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

    /** Those it was stored with, and those opened since. */
    public List<Lot> lots() {
        return lots.all();
    }

    /** Points that it owes. */
    long owed() {
        return lots.owed();
    }

    /** What is stored of an account beside its cards and lots. */
    public Snapshot snapshot() {
        return new Snapshot(id, customerId, points, held, pending, version, mergedInto);
    }

    /**
     * An account's row.
     *
     * @param points sum of the ledger's entries
     */
    public record Snapshot(
            UUID id, UUID customerId, long points, long held, long pending, long version, UUID mergedInto) {}
}
