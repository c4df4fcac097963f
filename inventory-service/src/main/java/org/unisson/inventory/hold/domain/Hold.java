package org.unisson.inventory.hold.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.inventory.sourcing.domain.Allocation;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;

/**
 * What is set aside for one cart until it is ordered, given back or over. Each verb answers with the hold after it; the
 * same object means that nothing has changed.
 *
 * @param channel on which it holds; null where it never has
 * @param customer whose cart it is; empty: not known, or it never held
 * @param lines what is set aside now; empty unless it is held
 * @param orderId the order that came of the cart
 */
public record Hold(
        UUID cartId,
        Status status,
        String channel,
        Optional<UUID> customer,
        List<HeldLine> lines,
        Term term,
        Optional<UUID> orderId) {

    /** Where it stands. */
    public enum Status {
        /** Nothing has been set aside for the cart yet. */
        NONE,
        HELD,
        GIVEN_BACK,
        EXPIRED,
        /** The order has taken its place. */
        ORDERED
    }

    public Hold {
        lines = List.copyOf(lines);
    }

    /** Whether pieces are set aside for it. */
    public boolean isHeld() {
        return status == Status.HELD;
    }

    /** Pieces that it has at a place. */
    public long piecesAt(Place place) {
        return lines.stream()
                .filter(line -> line.place().equals(place))
                .mapToLong(HeldLine::quantity)
                .sum();
    }

    /** Pieces that it has, by place. */
    public Map<Place, Long> pieces() {
        Map<Place, Long> pieces = new HashMap<>();
        lines.forEach(line -> pieces.merge(line.place(), line.quantity(), Long::sum));
        return pieces;
    }

    /** Whether it still counts at that moment: one that is over does not, even where nobody has given it back yet. */
    public boolean countsAt(Instant now) {
        return isHeld() && !term.isOver(now);
    }

    /** The term of a hold that is put now; empty where the cart has held as long as it may, and has to wait. */
    public Optional<Term> nextTerm(Instant now, Duration holdFor) {
        return switch (status) {
            case HELD -> term.isOver(now) ? afterTheEnd(now, holdFor) : Optional.of(term.renewed(now, holdFor));
            // Who gives back and asks again at once would hold for ever.
            case GIVEN_BACK -> term.canGoOn(now) ? Optional.of(term.renewed(now, holdFor)) : afterTheEnd(now, holdFor);
            case EXPIRED -> afterTheEnd(now, holdFor);
            case NONE, ORDERED -> Optional.of(Term.begin(now, holdFor));
        };
    }

    private Optional<Term> afterTheEnd(Instant now, Duration holdFor) {
        return term.isUsedUp() && now.isBefore(term.latestEnd().plus(holdFor))
                ? Optional.empty()
                : Optional.of(Term.begin(now, holdFor));
    }

    /** Sets these places aside for the basket; what was held before has been given back on the same book. */
    public Hold put(Basket basket, Optional<UUID> of, List<Allocation> places, Term until, StockBook book) {
        if (isHeld()) {
            throw new IllegalStateException("cart " + cartId + " holds already");
        }
        Map<UUID, Integer> numbers = new HashMap<>();
        Map<UUID, RequestedLine> requested = new HashMap<>();
        basket.lines().forEach(line -> {
            numbers.put(line.lineId(), numbers.size());
            requested.put(line.lineId(), line);
        });
        places.forEach(place -> book.at(place.place()).hold(place.quantity()));
        List<HeldLine> held = places.stream()
                .map(place -> new HeldLine(
                        numbers.get(place.lineId()),
                        requested.get(place.lineId()).method(),
                        requested.get(place.lineId()).location(),
                        place.place(),
                        place.quantity()))
                .toList();
        return new Hold(cartId, Status.HELD, basket.channel(), of, held, until, Optional.empty());
    }

    /** Nobody needs it any more. */
    public Hold giveBack(StockBook book) {
        return isHeld() ? ended(Status.GIVEN_BACK, book) : this;
    }

    /** Its time is over, if it is. */
    public Hold expire(StockBook book, Instant now) {
        return isHeld() && term.isOver(now) ? ended(Status.EXPIRED, book) : this;
    }

    /** The order has what it asked for; the hold itself has been given back on the same book. */
    public Hold ordered(UUID order) {
        return status == Status.ORDERED && orderId.equals(Optional.of(order))
                ? this
                : new Hold(cartId, Status.ORDERED, channel, customer, lines, term, Optional.of(order));
    }

    /** The order could not be served: the cart may hold again. */
    public Hold notOrdered(UUID order) {
        return status == Status.ORDERED && orderId.equals(Optional.of(order))
                ? new Hold(
                        cartId,
                        channel == null ? Status.NONE : Status.GIVEN_BACK,
                        channel,
                        customer,
                        lines,
                        term,
                        Optional.empty())
                : this;
    }

    private Hold ended(Status how, StockBook book) {
        lines.forEach(line -> book.at(line.place()).release(line.quantity()));
        return new Hold(cartId, how, channel, customer, List.of(), term, orderId);
    }
}
