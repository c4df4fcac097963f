package org.unisson.loyalty.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.TransientFailures;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.account.application.CreditPurchases;
import org.unisson.loyalty.account.application.LinkCustomers;
import org.unisson.loyalty.account.application.ServeOrders;
import org.unisson.loyalty.account.domain.CustomerFact;
import org.unisson.loyalty.account.domain.OrderFact;
import org.unisson.loyalty.account.domain.PurchaseFact;
import org.unisson.loyalty.account.messaging.PurchasesHandler;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;
import org.unisson.schemas.Topics;

/** Transactions at the same instant, as several replicas and feeds make them. */
@QuarkusTest
@OnTheStack
class RaceTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    @LocalStack.Injected
    Environment environment;

    @Inject
    Transactions transactions;

    @Inject
    CreditPurchases creditPurchases;

    @Inject
    LinkCustomers linkCustomers;

    @Inject
    ServeOrders serveOrders;

    @Inject
    PurchasesHandler purchases;

    private final UUID customer = Ids.next();
    private final String card = "card-" + customer;

    @Test
    void theLastPointsAreHeldOnce() {
        inTransaction(tx -> linkCustomers.apply(tx, List.of(registered())));
        inTransaction(tx -> creditPurchases.apply(tx, List.of(sold(card, null, 100_00))));

        atOnce(
                12,
                ignored -> inTransaction(tx ->
                        serveOrders.apply(tx, List.of(new OrderFact.Placed(Ids.next(), customer, 60, "EUR", NOON)))));

        assertThat(number("select points from account where customer_id = ?")).isEqualTo(100);
        assertThat(number("select held from account where customer_id = ?")).isEqualTo(60);
    }

    @Test
    void aCardUsedAndRegisteredAtOnceEndsInOneAccountWithEveryPoint() {
        atOnce(16, number -> switch (number % 4) {
            case 0 -> inTransaction(tx -> linkCustomers.apply(tx, List.of(registered())));
            case 1 -> inTransaction(tx -> creditPurchases.apply(tx, List.of(sold(null, customer, 1_00))));
            default -> inTransaction(tx -> creditPurchases.apply(tx, List.of(sold(card, null, 1_00))));
        });

        assertThat(number("select count(*) from account where customer_id = ?")).isEqualTo(1);
        assertThat(number("select points from account where customer_id = ?")).isEqualTo(12);
        assertThat(number("select count(*) from purchase where account_id is null and customer_id = ?"))
                .isZero();
        assertThat(number("select sum(e.points) from entry e join account a using (account_id) where customer_id = ?"))
                .isEqualTo(12);
    }

    @Test
    void theLedgerRefusesToBeChanged() throws SQLException {
        inTransaction(tx -> creditPurchases.apply(tx, List.of(sold(card, null, 1_00))));
        try (Connection connection = environment.connect();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("update entry set points = points + 1"))
                    .hasMessageContaining("never changed");
            assertThatThrownBy(() -> statement.executeUpdate("delete from entry"))
                    .hasMessageContaining("never changed");
            assertThatThrownBy(() -> statement.executeUpdate("update posting set points = points + 1"))
                    .hasMessageContaining("never changed");
            assertThatThrownBy(() -> statement.executeUpdate("delete from posting"))
                    .hasMessageContaining("never changed");
            assertThatThrownBy(() -> statement.executeUpdate("truncate posting"))
                    .hasMessageContaining("never changed");
            assertThatThrownBy(() -> statement.executeUpdate("truncate entry cascade"))
                    .hasMessageContaining("never changed");
        }
    }

    @Test
    void thousandsOfBasketsOfTheSameCardsEarnEachItsPoints() {
        int batches = 11;
        int size = 1_000;

        for (int i = 0; i < batches; i++) {
            handle(size);
        }

        String ofCards = " from account join account_name using (account_id) where name like ?";
        String cards = "card:" + card + "-%";
        assertThat(number("select count(*)" + ofCards, cards)).isEqualTo(300);
        assertThat(number("select sum(points)" + ofCards, cards)).isEqualTo(batches * size * 12L);
    }

    private void handle(int size) {
        List<ReceivedEvent> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            UUID purchase = Ids.next();
            events.add(new ReceivedEvent(
                    Ids.next().toString(),
                    "order-service",
                    Topics.PURCHASES.name(),
                    0,
                    i,
                    purchase.toString(),
                    1,
                    NOON,
                    Map.of(),
                    Others.sale(purchase, card + "-" + i % 300, null, 12_34)));
        }
        inTransaction(tx -> purchases.apply(tx, events));
    }

    private CustomerFact registered() {
        return new CustomerFact(customer, Set.of(card), NOON);
    }

    private static PurchaseFact sold(String card, UUID customer, long cents) {
        return new PurchaseFact.Sale(
                Ids.next(), null, card, customer, new Money(cents, "EUR"), Money.zero("EUR"), NOON);
    }

    /** Like the consumer, it repeats what met a deadlock. */
    private <T> T inTransaction(Function<Transaction, Uni<T>> work) {
        while (true) {
            try {
                return VertxContextSupport.subscribeAndAwait(() -> transactions.run(work));
            } catch (Throwable failure) {
                if (!TransientFailures.isTransient(failure)) {
                    throw new AssertionError(failure);
                }
            }
        }
    }

    private static void atOnce(int times, Function<Integer, Object> work) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<Object>> results = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                Callable<Object> task = () -> {
                    start.await();
                    return work.apply(number);
                };
                results.add(threads.submit(task));
            }
            start.countDown();
            for (Future<Object> result : results) {
                result.get();
            }
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private long number(String query) {
        return number(query, customer);
    }

    private long number(String query, Object parameter) {
        try (Connection connection = environment.connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, parameter);
            ResultSet rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
