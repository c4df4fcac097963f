package org.unisson.loyalty.account.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;

/** A loyalty programme in memory: the same domain objects as in production, on books that are never closed. */
final class Shop {

    static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    static final Programme ONE_FOR_ONE = new Programme(1, 1);

    private final Books books = new Books();
    private final Earning earning;
    private final Linking linking = new Linking();
    private final Spending spending;
    private Instant now = NOON;

    Shop() {
        this(ONE_FOR_ONE);
    }

    Shop(Programme programme) {
        this.earning = new Earning(programme, EarningRules.NONE);
        this.spending = new Spending(programme);
    }

    /** One point a euro, good for so long. */
    static Shop where(Validity validity) {
        return new Shop(new Programme(1, 1, validity));
    }

    static Money euros(long cents) {
        return new Money(cents, "EUR");
    }

    static PurchaseFact.Sale soldTo(String card, UUID customer, long cents) {
        return soldTo(card, customer, cents, NOON);
    }

    static PurchaseFact.Sale soldTo(String card, UUID customer, long cents, Instant at) {
        return new PurchaseFact.Sale(Ids.next(), null, card, customer, euros(cents), euros(0), at);
    }

    static PurchaseFact.Sale orderPaid(UUID orderId, UUID customer, long cents, long centsByPoints) {
        return new PurchaseFact.Sale(Ids.next(), orderId, null, customer, euros(cents), euros(centsByPoints), NOON);
    }

    static PurchaseFact.Return back(PurchaseFact.Sale sale, long cents) {
        return back(sale, cents, 0);
    }

    static PurchaseFact.Return back(PurchaseFact.Sale sale, long cents, long centsOnPoints) {
        return new PurchaseFact.Return(Ids.next(), sale.purchaseId(), euros(cents), euros(centsOnPoints), NOON);
    }

    /** What came back of one was set off against the other, told by both. */
    static List<PurchaseFact.Exchanged> exchanged(PurchaseFact.Return back, PurchaseFact.Sale taken) {
        Set<UUID> setOff = Set.of(Ids.next());
        return List.of(
                new PurchaseFact.Exchanged(back.purchaseId(), setOff, false, back.returnId(), NOON),
                new PurchaseFact.Exchanged(taken.purchaseId(), setOff, true, taken.purchaseId(), NOON));
    }

    static CustomerFact customer(UUID id, int version, String... cards) {
        return new CustomerFact(id, Set.of(cards), NOON.plus(Duration.ofMinutes(version)));
    }

    static OrderFact.Placed placed(UUID order, UUID customer, long points) {
        return new OrderFact.Placed(order, customer, points, "EUR", NOON);
    }

    static OrderFact.Confirmed confirmed(UUID order) {
        return new OrderFact.Confirmed(order, NOON);
    }

    static OrderFact.Cancelled cancelled(UUID order) {
        return new OrderFact.Cancelled(order, NOON);
    }

    List<Movement> tell(Object fact) {
        return switch (fact) {
            case PurchaseFact purchase -> earning.apply(books, purchase, now);
            case CustomerFact customer -> linking.apply(books, customer, now);
            case Parted parted -> Parting.apply(books, parted, now);
            case OrderFact order -> spending.apply(books, order, now).movements();
            default -> throw new IllegalArgumentException(fact.toString());
        };
    }

    Shop told(Object... facts) {
        for (Object fact : facts) {
            tell(fact);
        }
        return this;
    }

    /** They are one person from now on; told of the last, who joins the others. */
    List<Movement> merged(UUID... customers) {
        books.enterPerson(Set.of(customers));
        return tell(new Parted(customers[customers.length - 1], Set.of(customers), Ids.next(), 1, now));
    }

    /** That one is a person of its own from now on; the others stay together. */
    Parted parted(UUID leaving, UUID... others) {
        books.enterPerson(Set.of(leaving));
        books.enterPerson(Set.of(others));
        Parted fact = new Parted(leaving, Set.of(leaving), Ids.next(), 2, now);
        tell(fact);
        return fact;
    }

    /** The clock goes to that instant; nothing is booked by that alone. */
    Shop at(Instant instant) {
        now = instant;
        return this;
    }

    Instant now() {
        return now;
    }

    /** What the service does every second. */
    List<Movement> due() {
        return books.due(now);
    }

    Account of(UUID customer) {
        return books.account(Name.ofCustomer(customer)).orElseThrow();
    }

    Account of(String card) {
        return books.account(Name.ofCard(card)).orElseThrow();
    }

    Hold hold(UUID order) {
        return books.hold(order).orElseThrow();
    }

    Books books() {
        return books;
    }

    Map<Cause, Long> ledger() {
        Map<Cause, Long> sums = new EnumMap<>(Cause.class);
        books.movements().stream()
                .filter(Movement::isEntry)
                .forEach(entry -> sums.merge(entry.cause(), entry.delta(), Long::sum));
        sums.remove(Cause.TRANSFERRED, 0L);
        return sums;
    }
}
