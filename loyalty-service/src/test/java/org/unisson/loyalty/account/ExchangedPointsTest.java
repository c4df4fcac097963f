package org.unisson.loyalty.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.unisson.loyalty.testing.Others.registered;
import static org.unisson.loyalty.testing.Others.sale;
import static org.unisson.loyalty.testing.Others.told;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.Refund;
import org.unisson.order.events.Tender;
import org.unisson.schemas.Topics;

/** Exchanged goods keep their points, through Kafka and the tables, whichever side is told first. */
@QuarkusTest
@OnTheStack
class ExchangedPointsTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    private final UUID customer = Ids.next();
    private final UUID bought = Ids.next();
    private final UUID taken = Ids.next();
    private final UUID again = Ids.next();
    private final UUID setOff = Ids.next();
    private final UUID other = Ids.next();

    @Test
    void exchangingHalvesCostsNoPointAndWhatIsKeptInTheEndCounts() {
        others.send(registered(customer), told(sale(bought, null, customer, 15_00), 1));
        awaitPoints(15);

        others.send(back(bought, 2, setOff, 7_50), exchanged(taken, setOff));
        awaitPoints(15);
        others.send(back(taken, 2, other, 7_50));
        awaitPoints(7);
        others.send(exchanged(again, other));
        awaitPoints(15);
        others.send(Others.returned(again, 2, 7_50, 0));
        awaitPoints(7);
        others.send(Others.returned(bought, 3, 7_50, 0));
        awaitPoints(0);
    }

    @Test
    void whatWasTakenMayBeToldFirst() {
        others.send(registered(customer), exchanged(taken, setOff));
        awaitPoints(7);

        others.send(told(sale(bought, null, customer, 15_00), 1), back(bought, 2, setOff, 7_50));
        awaitPoints(15);
        assertThat(entries()).isEqualTo(15);
    }

    private static Event back(UUID purchase, long version, UUID setOff, long cents) {
        PurchaseReturned returned = PurchaseReturned.newBuilder()
                .setReturnId(Ids.next())
                .setPurchaseId(purchase)
                .setVersion(version)
                .setChannel("store")
                .setLocation("3020000000018")
                .setLines(List.of())
                .setRefunds(List.of(new Refund("EXCHANGE", euros(cents), setOff.toString())))
                .setTotal(euros(cents))
                .setPurchaseTotal(euros(15_00))
                .setReturnedAt(NOON)
                .setRecordedAt(NOON)
                .build();
        return Event.of(Topics.PURCHASES, purchase.toString(), version, returned, NOON);
    }

    /** Half of it, which is paid by what came back. */
    private Event exchanged(UUID purchase, UUID setOff) {
        PurchaseMade made = PurchaseMade.newBuilder()
                .setPurchaseId(purchase)
                .setVersion(1)
                .setKind("RECEIPT")
                .setChannel("store")
                .setCustomerId(customer)
                .setLines(List.of())
                .setTenders(List.of(new Tender("EXCHANGE", euros(7_50), setOff.toString())))
                .setTotal(euros(7_50))
                .setPurchasedAt(NOON)
                .setRecordedAt(NOON)
                .build();
        return told(made, 1);
    }

    private static Money euros(long cents) {
        return new Money(cents, "EUR");
    }

    private void awaitPoints(long points) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(given().auth()
                        .oauth2(environment.token("agent"))
                        .queryParam("customer", customer.toString())
                        .get("/accounts")
                        .jsonPath()
                        .<Integer>get("balance"))
                .isEqualTo((int) points));
    }

    private long entries() {
        String account = given().auth()
                .oauth2(environment.token("agent"))
                .queryParam("customer", customer.toString())
                .get("/accounts")
                .then()
                .statusCode(200)
                .extract()
                .path("accountId");
        return given()
                .auth()
                .oauth2(environment.token("agent"))
                .get("/accounts/" + account + "/entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.points", Integer.class)
                .stream()
                .mapToLong(Integer::longValue)
                .sum();
    }
}
