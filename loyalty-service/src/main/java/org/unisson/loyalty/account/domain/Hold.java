package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;

/**
 * Points set aside for an order, from the decision to its end. Every step happens once, whatever is repeated.
 */
public final class Hold {

    /** Where a hold stands. */
    public enum State {
        /** Set aside. */
        HELD,
        /** Never set aside. */
        REFUSED,
        /** Spent by the order. */
        CAPTURED,
        /** Set free, or the order was cancelled before anything was set aside. */
        RELEASED,
        /** Spent, and given back when the order was cancelled all the same. */
        REFUNDED
    }

    /** Why points were not set aside; the names are those of the event PointsHoldRefused. */
    public enum Refusal {
        INSUFFICIENT_POINTS,
        NO_ACCOUNT
    }

    private final Decision decision;
    private State state;
    private long refunded;
    private List<LotPart> parts = List.of();

    private Hold(Decision decision, State state, long refunded) {
        this.decision = decision;
        this.state = state;
        this.refunded = refunded;
    }

    static Hold granted(UUID orderId, UUID accountId, long points, Money value, long balance, Instant now) {
        Decision decision = new Decision(orderId, Ids.next(), accountId, points, value, balance, null, now);
        return new Hold(decision, State.HELD, 0);
    }

    static Hold refused(UUID orderId, long points, Money value, long balance, Refusal refusal, Instant now) {
        Decision decision = new Decision(orderId, Ids.next(), null, points, value, balance, refusal, now);
        return new Hold(decision, State.REFUSED, 0);
    }

    /** The order was cancelled before it could ask for points: nothing is ever set aside for it. */
    static Hold forestalled(UUID orderId, Instant now) {
        return new Hold(new Decision(orderId, null, null, 0, null, 0, null, now), State.RELEASED, 0);
    }

    /** The hold as it was stored. */
    public static Hold restore(Decision decision, State state, long refunded) {
        return new Hold(decision, state, refunded);
    }

    /** The same, with what it took of which lots, in their order. None is known of those of an earlier time. */
    public Hold taking(Collection<LotPart> taken) {
        this.parts = List.copyOf(taken);
        return this;
    }

    /** Spends it; false where there is nothing to spend. */
    boolean capture() {
        boolean due = state == State.HELD;
        if (due) {
            state = State.CAPTURED;
        }
        return due;
    }

    /** Sets it free; false where nothing is set aside. */
    boolean release() {
        boolean due = state == State.HELD;
        if (due) {
            state = State.RELEASED;
        }
        return due;
    }

    /** The order is cancelled after its points were spent: what is to be given back. */
    Refund undo() {
        if (state != State.CAPTURED) {
            return Refund.NOTHING;
        }
        long rest = stillSpent();
        state = State.REFUNDED;
        return rest == 0 ? Refund.NOTHING : refund(rest);
    }

    /** Points that were, or are about to be, spent and have not been given back. */
    long stillSpent() {
        return switch (state) {
            case HELD, CAPTURED -> decision.points() - refunded;
            case REFUSED, RELEASED, REFUNDED -> 0;
        };
    }

    /** Gives back what was spent, first to the lots that live longest. */
    Refund refund(long points) {
        refunded += points;
        List<LotPart.Given> given = new ArrayList<>();
        List<LotPart> after = new ArrayList<>(parts);
        long recovered = 0;
        long rest = points;
        for (int i = after.size() - 1; i >= 0; i--) {
            LotPart part = after.get(i);
            long some = Math.min(rest, part.left());
            if (some > 0) {
                long ofProgramme = part.recovered(some);
                if (some > ofProgramme) {
                    given.add(new LotPart.Given(part.accountId(), part.lotId(), part.expiresAt(), some - ofProgramme));
                }
                recovered += ofProgramme;
                after.set(i, part.givingBack(some));
                rest -= some;
            }
        }
        if (rest > 0) {
            given.add(LotPart.Given.fromUnknown(rest));
        }
        parts = List.copyOf(after);
        return new Refund(given, recovered);
    }

    /** Whether it may still be settled with the owners of what it took: it is set aside, or was spent and not given back. */
    boolean isOpen() {
        return state == State.HELD || state == State.CAPTURED;
    }

    /** Changes what it took, each part by itself. */
    void change(UnaryOperator<LotPart> change) {
        parts = parts.stream().map(change).toList();
    }

    public List<LotPart> parts() {
        return parts;
    }

    /** What it took of that account. */
    List<LotPart> partsOf(UUID accountId) {
        return parts.stream().filter(part -> accountId.equals(part.accountId())).toList();
    }

    /** The accounts that it took from, in the order of their ids. */
    public SortedSet<UUID> payers() {
        return parts.stream().map(LotPart::accountId).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether that account is another than that of whoever ordered. */
    boolean isForeign(LotPart part) {
        return !decision.accountId().equals(part.accountId());
    }

    public UUID orderId() {
        return decision.orderId();
    }

    public Decision decision() {
        return decision;
    }

    public State state() {
        return state;
    }

    public long refunded() {
        return refunded;
    }

    /** What comes back of spent points. @param given to members @param recovered what the programme had borne of it */
    record Refund(List<LotPart.Given> given, long recovered) {

        static final Refund NOTHING = new Refund(List.of(), 0);

        Refund {
            given = List.copyOf(given);
        }

        /** Of an order of which no more is known. */
        static Refund ofUnknown(long points) {
            return new Refund(List.of(LotPart.Given.fromUnknown(points)), 0);
        }
    }

    /**
     * What was decided when the order asked.
     *
     * @param eventId of the event that tells it; null where the order was cancelled before it asked
     * @param accountId of whoever ordered, whichever accounts of the person it took from; null where nothing was set aside
     * @param points asked for
     * @param value what they pay
     * @param balance that could be spent, after the decision
     * @param refusal null where they were set aside
     */
    public record Decision(
            UUID orderId,
            UUID eventId,
            UUID accountId,
            long points,
            Money value,
            long balance,
            Refusal refusal,
            Instant decidedAt) {}
}
