package org.unisson.loyalty.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.unisson.loyalty.testing.Others.registered;
import static org.unisson.loyalty.testing.Others.told;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.Refund;
import org.unisson.order.events.ReturnedLine;
import org.unisson.order.events.Tender;
import org.unisson.schemas.Topics;

/** Lines that a quote makes earn more do so, through Kafka and the tables, and the ledger says why. */
@QuarkusTest
@OnTheStack
class MultipliedPointsTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    private final UUID customer = Ids.next();
    private final UUID purchase = Ids.next();
    private final UUID twice = Ids.next();
    private final UUID asEver = Ids.next();

    @Test
    void theyAreEarnedTakenBackInPartsAndExplained() {
        others.send(registered(customer), told(sale(), 1));
        awaitPoints(39);

        JsonPath earned = entries();
        assertThat(earned.<Map<String, Object>>getList("items[0].multiplied"))
                .containsExactly(at(100, 10_00), at(200, 14_99));

        // Half of what earns twice: 7.49 of it is left, and 10.00.
        others.send(back(2, twice, 7_50));
        awaitPoints(24);
        assertThat(entries().<Map<String, Object>>getList("items[0].multiplied"))
                .containsExactly(at(200, 7_50));
        others.send(back(3, asEver, 10_00), back(4, twice, 7_49));
        awaitPoints(0);
        assertThat(entries().getList("items.points", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isZero();
    }

    @Test
    void whatWaitsForItsCustomerEarnsTheSame() {
        others.send(told(sale(), 1), back(2, twice, 7_50), registered(customer));

        awaitPoints(24);
    }

    private PurchaseMade sale() {
        return PurchaseMade.newBuilder()
                .setPurchaseId(purchase)
                .setVersion(1)
                .setKind("RECEIPT")
                .setChannel("store")
                .setCustomerId(customer)
                .setLines(List.of(line(twice, 14_99, 200), line(asEver, 10_00, 100)))
                .setTenders(List.of(new Tender("CARD", euros(24_99), null)))
                .setTotal(euros(24_99))
                .setPurchasedAt(NOON)
                .setRecordedAt(NOON)
                .build();
    }

    private static PurchaseLine line(UUID lineId, long cents, int multiplier) {
        return PurchaseLine.newBuilder()
                .setLineId(lineId)
                .setSku("SKU-" + lineId)
                .setQuantity(1)
                .setUnitPrice(euros(cents))
                .setDiscount(euros(0))
                .setTotal(euros(cents))
                .setPointsMultiplier(multiplier)
                .build();
    }

    private Event back(long version, UUID line, long cents) {
        PurchaseReturned returned = PurchaseReturned.newBuilder()
                .setReturnId(Ids.next())
                .setPurchaseId(purchase)
                .setVersion(version)
                .setChannel("store")
                .setLocation("3020000000018")
                .setLines(List.of(new ReturnedLine(line, "SKU-" + line, 1L, euros(cents), "SELLABLE")))
                .setRefunds(List.of(new Refund("CARD", euros(cents), null)))
                .setTotal(euros(cents))
                .setPurchaseTotal(euros(24_99))
                .setReturnedAt(NOON)
                .setRecordedAt(NOON)
                .build();
        return Event.of(Topics.PURCHASES, purchase.toString(), version, returned, NOON);
    }

    private static Map<String, Object> at(int multiplier, int cents) {
        return Map.of("multiplier", multiplier, "amount", Map.of("minor", cents, "currency", "EUR"));
    }

    private static Money euros(long cents) {
        return new Money(cents, "EUR");
    }

    private void awaitPoints(int points) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(
                        () -> assertThat(account().<Integer>get("balance")).isEqualTo(points));
    }

    private JsonPath account() {
        return given().auth()
                .oauth2(environment.token("agent"))
                .queryParam("customer", customer.toString())
                .get("/accounts")
                .jsonPath();
    }

    private JsonPath entries() {
        return given().auth()
                .oauth2(environment.token("agent"))
                .get("/accounts/" + account().getString("accountId") + "/entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
