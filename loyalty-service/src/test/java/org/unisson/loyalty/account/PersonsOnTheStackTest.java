package org.unisson.loyalty.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.unisson.loyalty.testing.Others.confirmed;
import static org.unisson.loyalty.testing.Others.merged;
import static org.unisson.loyalty.testing.Others.placed;
import static org.unisson.loyalty.testing.Others.registered;
import static org.unisson.loyalty.testing.Others.sale;
import static org.unisson.loyalty.testing.Others.told;
import static org.unisson.loyalty.testing.Others.unmerged;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.TransientFailures;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.account.application.AuditLedger;
import org.unisson.loyalty.account.application.CreditPurchases;
import org.unisson.loyalty.account.application.LinkCustomers;
import org.unisson.loyalty.account.application.ServeOrders;
import org.unisson.loyalty.account.domain.CustomerFact;
import org.unisson.loyalty.account.domain.OrderFact;
import org.unisson.loyalty.account.domain.PurchaseFact;
import org.unisson.loyalty.account.messaging.IdentitiesFeed;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;

/** Two customers who are one person, and part. */
@QuarkusTest
@OnTheStack
class PersonsOnTheStackTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(90);

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Transactions transactions;

    @Inject
    LinkCustomers linkCustomers;

    @Inject
    CreditPurchases creditPurchases;

    @Inject
    ServeOrders serveOrders;

    @Inject
    IdentitiesFeed identities;

    @Inject
    AuditLedger audit;

    private final UUID ada = Ids.next();
    private final UUID bea = Ids.next();

    @Test
    void oneBalanceWhicheverIsAskedAndEachItsOwnAfterwards() {
        UUID order = Ids.next();
        others.send(
                registered(ada, "a-" + ada),
                registered(bea, "b-" + bea),
                told(sale(Ids.next(), "a-" + ada, null, 100_00), 1),
                told(sale(Ids.next(), "b-" + bea, null, 30_00), 1));
        awaitBalance(ada, 100);
        awaitBalance(bea, 30);
        String beasToken = environment.customerToken(bea);
        UUID adasAccount = account(ada).getUUID("accountId");
        get(beasToken, "/accounts/" + adasAccount).then().statusCode(403);

        others.send(merged(bea, 1, ada, bea), merged(bea, 1, ada, bea));

        awaitBalance(ada, 130);
        awaitBalance(bea, 130);
        assertThat(account(bea).getList("members")).hasSize(2);
        assertThat(account(bea).getList("cards")).hasSize(2);
        assertThat(get(beasToken, "/accounts/" + adasAccount).jsonPath().getLong("balance"))
                .isEqualTo(130);
        assertThat(get(beasToken, "/accounts/" + adasAccount + "/entries")
                        .jsonPath()
                        .getList("items"))
                .hasSize(2);
        assertThat(get(beasToken, "/accounts/" + adasAccount + "/lots")
                        .jsonPath()
                        .getList("items"))
                .hasSize(2);
        get(environment.customerToken(Ids.next()), "/accounts/" + adasAccount)
                .then()
                .statusCode(403);

        others.send(placed(order, bea, 120));
        awaitBalance(ada, 10);
        assertThat(account(ada).getLong("held")).isEqualTo(120);
        others.send(confirmed(order, 2));
        await().atMost(SOON).until(() -> account(ada).getLong("held") == 0);

        others.send(unmerged(bea, 2, ada), unmerged(bea, 2, ada));

        awaitBalance(ada, 100);
        awaitBalance(bea, 0);
        assertThat(account(ada).getList("members")).isNull();
        get(beasToken, "/accounts/" + adasAccount).then().statusCode(403);
        assertThat(get(environment.token("agent"), "/accounts/" + adasAccount + "/entries")
                        .jsonPath()
                        .getList("items.cause"))
                .contains("PARTED");
        assertThat(done(() -> audit.run()).isRight()).isTrue();
    }

    @Test
    void theLastPointsAreHeldOnceWhicheverIdIsAsked() {
        have(ada, 40);
        have(bea, 40);
        tell(merged(bea, 1, ada, bea));

        atOnce(
                12,
                number -> inTransaction(tx -> serveOrders.apply(
                        tx, List.of(new OrderFact.Placed(Ids.next(), number % 2 == 0 ? ada : bea, 60, "EUR", NOON)))));

        assertThat(account(ada).getLong("held")).isEqualTo(60);
        assertThat(account(bea).getLong("balance")).isEqualTo(20);
    }

    @Test
    void anOrderThatIsConfirmedAsTheyPartIsSettledOnce() {
        for (int round = 0; round < 8; round++) {
            UUID owner = Ids.next();
            UUID spender = Ids.next();
            UUID order = Ids.next();
            have(owner, 100);
            have(spender, 10);
            tell(merged(spender, 1, owner, spender));
            inTransaction(tx -> serveOrders.apply(tx, List.of(new OrderFact.Placed(order, spender, 105, "EUR", NOON))));

            atOnce(2, number -> {
                if (number == 0) {
                    return inTransaction(tx -> serveOrders.apply(tx, List.of(new OrderFact.Confirmed(order, NOON))));
                }
                tell(unmerged(spender, 2, owner));
                return null;
            });

            assertThat(account(owner).getLong("balance")).isEqualTo(100);
            assertThat(account(spender).getLong("balance")).isZero();
        }
        assertThat(done(() -> audit.run()).isRight()).isTrue();
    }

    @Test
    void whoHasNoAccountYetHasWhatThePersonHas() {
        have(ada, 50);
        tell(merged(bea, 1, ada, bea));

        assertThat(account(bea).getLong("balance")).isEqualTo(50);
        UUID order = Ids.next();
        inTransaction(tx -> serveOrders.apply(tx, List.of(new OrderFact.Placed(order, bea, 20, "EUR", NOON))));
        assertThat(account(bea).getLong("balance")).isEqualTo(30);
        inTransaction(tx -> linkCustomers.apply(tx, List.of(new CustomerFact(bea, Set.of("b-" + bea), NOON))));
        assertThat(account(bea).getLong("balance")).isEqualTo(30);
        assertThat(account(ada).getLong("held")).isEqualTo(20);
    }

    private void have(UUID customer, long points) {
        inTransaction(tx -> linkCustomers.apply(tx, List.of(new CustomerFact(customer, Set.of(), NOON))));
        inTransaction(tx -> creditPurchases.apply(
                tx,
                List.of(new PurchaseFact.Sale(
                        Ids.next(), null, null, customer, new Money(points * 100, "EUR"), Money.zero("EUR"), NOON))));
    }

    private void tell(Event event) {
        ReceivedEvent received = new ReceivedEvent(
                event.id().toString(),
                "customer-service",
                event.topic().name(),
                0,
                0,
                event.key(),
                event.version(),
                NOON,
                Map.of(),
                event.payload());
        inTransaction(tx -> identities.apply(tx, List.of(received)));
    }

    private void awaitBalance(UUID customer, long balance) {
        await().atMost(SOON).untilAsserted(() -> {
            Response found = get(environment.token("agent"), "/accounts?customer=" + customer);
            assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
            assertThat(found.jsonPath().getLong("balance")).isEqualTo(balance);
        });
    }

    private JsonPath account(UUID customer) {
        return get(environment.token("agent"), "/accounts?customer=" + customer).jsonPath();
    }

    private static Response get(String token, String path) {
        return given().auth().oauth2(token).get(path);
    }

    private static <T> T done(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
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
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<Object>> results = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                results.add(threads.submit(() -> work.apply(number)));
            }
            for (Future<Object> result : results) {
                result.get();
            }
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
