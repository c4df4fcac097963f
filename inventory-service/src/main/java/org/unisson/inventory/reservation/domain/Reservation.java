package org.unisson.inventory.reservation.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.Allocation;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;

/**
 * What is set aside for one order. Each verb is a message about the order, and answers with the reservation after it;
 * the same object means that the message changed nothing, which is what a repetition does.
 *
 * @param version grows with each change
 * @param lines what was set aside, kept after its end as the record of it
 */
public record Reservation(UUID orderId, long version, State state, List<ReservedLine> lines, Instant expiresAt) {

    /** Where it stands. */
    public sealed interface State {
        /** Set aside, until the order is decided or the time is over. */
        record Held() implements State {}

        /** The order is confirmed: it no longer expires. */
        record Confirmed() implements State {}

        /** The goods have left. */
        record Fulfilled() implements State {}

        /** Given back. */
        record Released(ReleaseReason reason) implements State {}

        /** Nothing was set aside. */
        record Refused(List<Shortage> shortages) implements State {}
    }

    // Consumers have heard versions of a reservation that is gone: one that takes its place is beyond all of them.
    private static final long VERSION_OF_A_RESTORED_ONE = 1_000_000;

    public enum ReleaseReason {
        CANCELLED,
        EXPIRED
    }

    public Reservation {
        lines = List.copyOf(lines);
    }

    /** The order was placed: all its lines are held, or it is refused. */
    public static Reservation place(UUID orderId, Plan plan, StockBook book, Instant expiresAt) {
        if (!plan.possible()) {
            return new Reservation(orderId, 1, new State.Refused(plan.shortages()), List.of(), expiresAt);
        }
        plan.lines().forEach(line -> book.at(line.place()).hold(line.quantity()));
        return new Reservation(
                orderId,
                1,
                new State.Held(),
                plan.lines().stream().map(ReservedLine::of).toList(),
                expiresAt);
    }

    /** Whether its lines are set aside now. */
    public boolean isOpen() {
        return switch (state) {
            case State.Held() -> true;
            case State.Confirmed() -> true;
            case State.Fulfilled() -> false;
            case State.Released released -> false;
            case State.Refused refused -> false;
        };
    }

    /** The order is paid. What had expired meanwhile is set aside again if it still can be, else it is refused. */
    public Reservation confirm(StockBook book) {
        return switch (state) {
            case State.Held() -> next(new State.Confirmed());
            case State.Released released -> holdAgain(book);
            case State.Confirmed() -> this;
            case State.Fulfilled() -> this;
            case State.Refused refused ->
                throw new IllegalStateException("order " + orderId + " was confirmed, but its stock was refused");
        };
    }

    /** What had been given back cannot be had again, for these reasons. */
    public Reservation refuse(List<Shortage> why) {
        if (!(state instanceof State.Released)) {
            throw new IllegalStateException("order " + orderId + " has given nothing back");
        }
        return next(new State.Refused(why));
    }

    /** The order ended without a sale. */
    public Reservation cancel(StockBook book) {
        return switch (state) {
            case State.Held() -> free(book, new State.Released(ReleaseReason.CANCELLED));
            case State.Confirmed() -> free(book, new State.Released(ReleaseReason.CANCELLED));
            case State.Released released -> this;
            case State.Refused refused -> this;
            case State.Fulfilled() -> this;
        };
    }

    /** Its time is over, and everything the order said before that has been heard. */
    public Reservation expire(StockBook book) {
        return switch (state) {
            case State.Held() -> free(book, new State.Released(ReleaseReason.EXPIRED));
            case State.Confirmed() -> this;
            case State.Fulfilled() -> this;
            case State.Released released -> this;
            case State.Refused refused -> this;
        };
    }

    /** What was set aside for an order is set aside again, though nothing is known of it any more. */
    public static Reservation restored(UUID orderId, List<Owed> owed, StockBook book, Instant now) {
        return new Reservation(
                        orderId, VERSION_OF_A_RESTORED_ONE, new State.Released(ReleaseReason.EXPIRED), List.of(), now)
                .uphold(owed, book);
    }

    /**
     * The order is confirmed, whatever happened to what was set aside: at least what is owed is set aside. It may be gone
     * meanwhile: then more is set aside than is there, and who loses is found as after a till's fact.
     *
     * @param owed empty: what was set aside before
     */
    public Reservation uphold(List<Owed> owed, StockBook book) {
        return switch (state) {
            case State.Held() -> confirm(book).withAtLeast(owed, book);
            case State.Confirmed() -> withAtLeast(owed, book);
            case State.Released released -> reopened(owed, book);
            case State.Refused refused -> reopened(owed, book);
            case State.Fulfilled() -> owed.isEmpty() ? this : reopened(owed, book);
        };
    }

    private Reservation reopened(List<Owed> owed, StockBook book) {
        List<Owed> all = owed.isEmpty()
                ? lines.stream()
                        .map(line -> new Owed(line.lineId(), line.place(), line.quantity()))
                        .toList()
                : owed;
        if (all.stream().noneMatch(one -> one.pieces() > 0)) {
            return this;
        }
        return new Reservation(orderId, version, new State.Confirmed(), ReservedLines.emptied(lines), expiresAt)
                .withAtLeast(all, book);
    }

    private Reservation withAtLeast(List<Owed> owed, StockBook book) {
        return new Reservation(orderId, version + 1, state, ReservedLines.atLeast(lines, owed, book), expiresAt);
    }

    /** More is set aside than the order is to get. @param excess what is given back of it, as far as it is there */
    public Reservation relieve(List<Owed> excess, StockBook book) {
        return handled(
                excess.stream()
                        .map(one -> new Handled(one.lineId(), one.place(), one.pieces(), 0))
                        .toList(),
                book);
    }

    /** The order has ended and all its consignments are followed: what is left is for nobody. */
    public Reservation over(StockBook book) {
        if (!isOpen()) {
            return this;
        }
        ReservedLines.release(lines, book);
        return new Reservation(orderId, version + 1, new State.Fulfilled(), ReservedLines.emptied(lines), expiresAt);
    }

    /** The order has ended with goods handed out, as its consignments have told or are about to tell. */
    public Reservation consigned() {
        return state instanceof State.Released && lines.stream().anyMatch(line -> line.taken() > 0)
                ? new Reservation(orderId, version + 1, new State.Fulfilled(), ReservedLines.emptied(lines), expiresAt)
                : this;
    }

    /** The goods have left, which is a fact: even if the book had given them back. */
    public Reservation fulfil(StockBook book) {
        return switch (state) {
            case State.Held() -> free(book, new State.Fulfilled());
            case State.Confirmed() -> free(book, new State.Fulfilled());
            case State.Released released -> next(new State.Fulfilled());
            case State.Fulfilled() -> this;
            case State.Refused refused ->
                throw new IllegalStateException("order " + orderId + " was fulfilled, but its stock was refused");
        };
    }

    /**
     * Pieces of its lines have left their place, are not there, or are not to leave it: they are no longer set aside.
     * A reservation that is not open any more has nothing to give back.
     */
    public Reservation handled(List<Handled> news, StockBook book) {
        if (!isOpen()) {
            return this;
        }
        List<ReservedLine> after = ReservedLines.handled(lines, news, book);
        return new Reservation(orderId, version + 1, stateOf(after), after, expiresAt);
    }

    /** Pieces that had left do not reach the customer: lost on the way to the store, or left there. They are nobody's. */
    public Reservation undelivered(List<Undelivered> news) {
        return news.isEmpty()
                ? this
                : new Reservation(orderId, version + 1, state, ReservedLines.undelivered(lines, news), expiresAt);
    }

    /** The same, wherever they had left from. */
    public Reservation undelivered(Map<Sku, Long> pieces) {
        return new Reservation(orderId, version + 1, state, ReservedLines.undelivered(lines, pieces), expiresAt);
    }

    /** It was told that pieces of it are gone: nothing changes until its order answers. */
    public Reservation told() {
        return next(state);
    }

    /** What was taken off it is set aside again where it was, whether it is there or not: as it was before, in the next version. */
    public Reservation keptInstead(Reservation taken, StockBook book) {
        ReservedLines.owe(lines, taken.lines(), book);
        return next(state);
    }

    /** As the version after that one. */
    public Reservation after(Reservation before) {
        return version > before.version() ? this : new Reservation(orderId, version + 1, state, lines, expiresAt);
    }

    /** Sets aside elsewhere what could not be handed out; the caller has made the plan on the same book. */
    public Reservation replaced(List<Allocation> elsewhere, StockBook book) {
        if (elsewhere.isEmpty()) {
            return this;
        }
        // What was given back is not set aside again by what is found for the rest.
        List<ReservedLine> now = isOpen() ? lines : ReservedLines.emptied(lines);
        State then = isOpen() ? state : new State.Confirmed();
        return new Reservation(orderId, version, then, ReservedLines.replaced(now, elsewhere, book), expiresAt);
    }

    private State stateOf(List<ReservedLine> after) {
        if (after.stream().anyMatch(line -> line.quantity() > 0)) {
            return state;
        }
        return after.stream().anyMatch(line -> line.taken() > 0)
                ? new State.Fulfilled()
                : new State.Released(ReleaseReason.CANCELLED);
    }

    /**
     * What is new of a line at a place.
     *
     * @param pieces that need no longer be set aside there
     * @param left of them, how many have left
     */
    public record Handled(UUID lineId, Place place, long pieces, long left) {}

    /** Pieces of a line that had left a place. */
    public record Undelivered(UUID lineId, Place place, long pieces) {}

    private Reservation free(StockBook book, State then) {
        ReservedLines.release(lines, book);
        return next(then);
    }

    private Reservation holdAgain(StockBook book) {
        List<Shortage> missing = ReservedLines.missing(lines, book);
        if (!missing.isEmpty()) {
            return next(new State.Refused(missing));
        }
        ReservedLines.hold(lines, book);
        return next(new State.Confirmed());
    }

    private Reservation next(State newState) {
        return new Reservation(orderId, version + 1, newState, lines, expiresAt);
    }
}
