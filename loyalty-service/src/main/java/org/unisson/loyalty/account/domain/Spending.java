package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders hold points, and spend them or let them go. */
public final class Spending {

    private final Programme programme;

    public Spending(Programme programme) {
        this.programme = programme;
    }

    /** Applies a step of an order; a repeated or late one changes nothing. */
    public Outcome apply(Books books, OrderFact fact, Instant now) {
        Outcome outcome =
                switch (fact) {
                    case OrderFact.Placed placed -> placed(books, placed, now);
                    case OrderFact.Confirmed confirmed -> confirmed(books, confirmed, now);
                    case OrderFact.Cancelled cancelled -> cancelled(books, cancelled, now);
                };
        books.moved(outcome.movements());
        return outcome;
    }

    private Outcome placed(Books books, OrderFact.Placed order, Instant now) {
        if (books.hold(order.orderId()).isPresent()) {
            return Outcome.NOTHING;
        }
        Optional<Account> account =
                Optional.ofNullable(order.customerId()).map(Name::ofCustomer).flatMap(books::account);
        var value = programme.worthOf(order.points(), order.currency());
        if (account.isEmpty()) {
            return decided(
                    books,
                    Hold.refused(order.orderId(), order.points(), value, 0, Hold.Refusal.NO_ACCOUNT, now),
                    List.of());
        }
        Account payer = account.get();
        List<Movement> movements = new ArrayList<>(payer.due(now));
        if (!payer.canSpend(order.points())) {
            Hold refused = Hold.refused(
                    order.orderId(), order.points(), value, payer.balance(), Hold.Refusal.INSUFFICIENT_POINTS, now);
            return decided(books, refused, movements);
        }
        Account.Held held = payer.hold(order.points(), Source.hold(order.orderId(), order.placedAt()), now);
        movements.add(held.movement());
        return decided(
                books,
                Hold.granted(order.orderId(), payer, order.points(), value, now).taking(held.parts()),
                movements);
    }

    private static Outcome decided(Books books, Hold hold, List<Movement> movements) {
        books.touched(hold);
        return new Outcome(movements, Optional.of(hold.decision()));
    }

    private static Outcome confirmed(Books books, OrderFact.Confirmed order, Instant now) {
        return books.hold(order.orderId())
                .filter(Hold::capture)
                .map(hold -> {
                    books.touched(hold);
                    Source source = Source.order(order.orderId(), order.confirmedAt());
                    return Outcome.of(payer(books, hold).capture(hold.decision().points(), hold.parts(), source, now));
                })
                .orElse(Outcome.NOTHING);
    }

    private static Outcome cancelled(Books books, OrderFact.Cancelled order, Instant now) {
        Optional<Hold> known = books.hold(order.orderId());
        if (known.isEmpty()) {
            books.touched(Hold.forestalled(order.orderId(), now));
            return Outcome.NOTHING;
        }
        Hold hold = known.get();
        Source source = Source.cancellation(order.orderId(), order.cancelledAt());
        if (hold.release()) {
            books.touched(hold);
            Account payer = payer(books, hold);
            return andDue(payer, payer.release(hold.decision().points(), hold.parts(), source, now), now);
        }
        List<LotPart.Given> givenBack = hold.undo();
        if (givenBack.isEmpty()) {
            return Outcome.NOTHING;
        }
        books.touched(hold);
        Account payer = payer(books, hold);
        return payer.refund(givenBack, source, now)
                .map(refunded -> andDue(payer, refunded, now))
                .orElse(Outcome.NOTHING);
    }

    /** What goes back to a lot that has expired meanwhile is gone at once. */
    private static Outcome andDue(Account account, Movement movement, Instant now) {
        List<Movement> movements = new ArrayList<>(List.of(movement));
        movements.addAll(account.due(now));
        return new Outcome(movements, Optional.empty());
    }

    private static Account payer(Books books, Hold hold) {
        return books.account(hold.decision().accountId());
    }

    /**
     * What a step did.
     *
     * @param decision present where an order asked for points and was answered
     */
    public record Outcome(List<Movement> movements, Optional<Hold.Decision> decision) {

        private static final Outcome NOTHING = new Outcome(List.of(), Optional.empty());

        private static Outcome of(Movement movement) {
            return new Outcome(List.of(movement), Optional.empty());
        }
    }
}
