package org.unisson.customer.journey.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.customer.journey.domain.Window;
import org.unisson.customer.registry.application.FindingCustomers;

/** Finds journeys, for whoever may see the customer. */
@ApplicationScoped
public class FindingJourneys {

    private static final Instant AFTER_ALL = Instant.parse("9999-12-31T00:00:00Z");

    private final Transactions transactions;
    private final FindingCustomers finding;
    private final Sales sales;
    private final TellingJourneys telling;

    FindingJourneys(Transactions transactions, FindingCustomers finding, Sales sales, TellingJourneys telling) {
        this.transactions = transactions;
        this.finding = finding;
        this.sales = sales;
        this.telling = telling;
    }

    /** Purchases of the person that a customer is, the newest first. 404 where there is no such customer. */
    public Uni<Page<JourneyView>> of(UUID customerId, Window window, int limit, String cursor) {
        Position before = Position.of(cursor);
        return finding.byId(customerId)
                .chain(found ->
                        transactions.read(tx -> sales.of(tx, customerId, window, before.at(), before.id(), limit + 1)
                                .map(some -> Page.of(some, limit, FindingJourneys::position))
                                .chain(page -> telling.of(tx, page.items())
                                        .map(journeys -> new Page<>(journeys, page.next())))));
    }

    /** That order or purchase. 404 where nobody known has made it. */
    public Uni<JourneyView> one(UUID orderOrPurchase) {
        return transactions
                .read(tx -> sales.named(tx, orderOrPurchase))
                .map(sale -> sale.orElseThrow(
                        () -> Problem.notFound("order or purchase of a known customer", orderOrPurchase)
                                .asException()))
                .call(sale -> finding.requireVisible(sale.customerId()))
                .chain(sale -> transactions.read(tx -> telling.of(tx, List.of(sale))))
                .map(List::getFirst);
    }

    private static String position(Sale sale) {
        return sale.occurredAt() + " PURCHASE/" + sale.purchaseId();
    }

    private record Position(Instant at, String id) {

        static Position of(String cursor) {
            String after = Page.after(cursor);
            String[] parts = after.split(" ", 2);
            try {
                return after.isEmpty()
                        ? new Position(AFTER_ALL, "")
                        : new Position(Instant.parse(parts[0]), parts[parts.length - 1]);
            } catch (DateTimeParseException notOurs) {
                throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                        .asException();
            }
        }
    }
}
