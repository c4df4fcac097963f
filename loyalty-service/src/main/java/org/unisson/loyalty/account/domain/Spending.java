package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;

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
        var value = programme.worthOf(order.points(), order.currency());
        Collection<Account> accounts =
                order.customerId() == null ? List.of() : books.accountsOfPerson(order.customerId());
        if (accounts.isEmpty()) {
            return decided(
                    books,
                    Hold.refused(order.orderId(), order.points(), value, 0, Hold.Refusal.NO_ACCOUNT, now),
                    List.of());
        }
        Wallet wallet = new Wallet(accounts);
        List<Movement> movements = new ArrayList<>(wallet.due(now));
        if (order.points() > wallet.balance()) {
            Hold refused = Hold.refused(
                    order.orderId(), order.points(), value, wallet.balance(), Hold.Refusal.INSUFFICIENT_POINTS, now);
            return decided(books, refused, movements);
        }
        // Whoever orders has an account to be asked for what is spent, if all of it comes from the others of the
        // person.
        Name name = Name.ofCustomer(order.customerId());
        movements.addAll(books.account(name).isPresent() ? List.of() : Linking.open(books, order.customerId(), now));
        Account own = books.account(name).orElseThrow();
        List<LotPart> parts = wallet.firstOut(order.points());
        Hold hold = Hold.granted(
                        order.orderId(), own.id(), order.points(), value, wallet.balance() - order.points(), now)
                .taking(parts);
        Source source = Source.hold(order.orderId(), order.placedAt());
        movements.addAll(onEach(
                books, hold, source, (account, itsSource) -> account.hold(hold.partsOf(account.id()), itsSource, now)));
        return decided(books, hold, movements);
    }

    /** One movement on each account that a hold has taken from. */
    private static List<Movement> onEach(
            Books books, Hold hold, Source source, BiFunction<Account, Source, Movement> movement) {
        return hold.payers().stream()
                .map(books::account)
                .map(account -> movement.apply(
                        account, source.on(account, hold.decision().accountId())))
                .toList();
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
                    List<Movement> movements = new ArrayList<>(onEach(
                            books,
                            hold,
                            source,
                            (account, itsSource) -> account.capture(hold.partsOf(account.id()), itsSource, now)));
                    movements.addAll(Parting.settle(
                            books, List.of(hold), Source.partedOrder(order.orderId(), order.confirmedAt()), now));
                    return new Outcome(movements, Optional.empty());
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
            List<Movement> released = onEach(
                    books,
                    hold,
                    source,
                    (account, itsSource) -> account.release(hold.partsOf(account.id()), itsSource, now));
            return andDue(books, hold, released, now);
        }
        Hold.Refund refund = hold.undo();
        if (refund == Hold.Refund.NOTHING) {
            return Outcome.NOTHING;
        }
        books.touched(hold);
        Account own = books.account(hold.decision().accountId());
        return andDue(books, hold, Refunding.of(books, own, refund, source, now), now);
    }

    /** What goes back to a lot that has expired meanwhile is gone at once. */
    private static Outcome andDue(Books books, Hold hold, List<Movement> before, Instant now) {
        List<Movement> movements = new ArrayList<>(before);
        Set<UUID> accounts = new TreeSet<>(hold.payers());
        accounts.add(hold.decision().accountId());
        accounts.forEach(id -> movements.addAll(books.account(id).due(now)));
        return new Outcome(movements, Optional.empty());
    }

    /**
     * What a step did.
     *
     * @param decision present where an order asked for points and was answered
     */
    public record Outcome(List<Movement> movements, Optional<Hold.Decision> decision) {

        private static final Outcome NOTHING = new Outcome(List.of(), Optional.empty());
    }
}
