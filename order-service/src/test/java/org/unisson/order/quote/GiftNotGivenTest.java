package org.unisson.order.quote;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderConfirmed;
import org.unisson.order.events.OrderLine;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** A gift that is out of stock does not keep the customer from what is bought. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class GiftNotGivenTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    @Inject
    Told told;

    private final UUID customer = Ids.next();
    private final UUID operation = UUID.randomUUID();
    private final Signer catalog = Signer.some();
    private String token;
    private String channel;
    private String store;
    private String sku;
    private String gift;

    @BeforeEach
    void aShopThatGivesSomething() {
        token = environment.customerToken(customer);
        channel = shop.web();
        store = others.store();
        sku = shop.sku(9_99);
        gift = shop.sku(3_00);
        others.tell(Topics.QUOTE_KEYS, catalog.keyId(), catalog.told());
        await().atMost(90, SECONDS)
                .until(() ->
                        shop.number("select count(*) from known_quote_key where key_id = ?", catalog.keyId()) == 1);
    }

    @Test
    void theOrderGoesOnWithoutItAndSaysSo() {
        JsonPath placed = placed(0);
        UUID order = placed.getUUID("orderId");
        OrderPlaced asked = told(OrderPlaced.class, Topics.ORDERS, order, 1);
        assertThat(asked.getLines()).extracting(OrderLine::getGivenBy).containsExactly(null, operation);

        shop.reserved(order, 1, List.of(setAside(placed, 0)));

        JsonPath sold = shop.until(token, order, "CONFIRMED");
        assertThat(sold.getList("lines.sku")).isEqualTo(List.of(sku));
        assertThat(sold.getInt("total.minor")).isEqualTo(9_99);
        assertThat(sold.getList("tenders.amount.minor")).isEqualTo(List.of(9_99));
        assertThat(sold.<Map<String, Object>>getList("giftsNotGiven"))
                .containsExactly(Map.of(
                        "lineId",
                        placed.getString("lines[1].lineId"),
                        "sku",
                        gift,
                        "quantity",
                        2,
                        "operationId",
                        operation.toString(),
                        "reason",
                        "NOT_AVAILABLE"));
        OrderConfirmed confirmed = told(OrderConfirmed.class, Topics.ORDERS, order, 2);
        assertThat(confirmed.getGiftsNotGiven()).singleElement().satisfies(missed -> {
            assertThat(missed.getSku()).isEqualTo(gift);
            assertThat(missed.getReason()).isEqualTo("NOT_AVAILABLE");
        });
        PurchaseMade made = told(PurchaseMade.class, Topics.PURCHASES, sold.getUUID("purchaseId"), 1);
        assertThat(made.getLines()).singleElement().satisfies(line -> assertThat(line.getSku())
                .isEqualTo(sku));

        JsonPath versions = versions(order);
        assertThat(versions.getList("what")).containsExactly("PLACED", "GIFT_NOT_GIVEN");
        assertThat(versions.getList("[0].lines.sku")).containsExactly(sku, gift);
        assertThat(versions.getString("[1].lineId")).isEqualTo(placed.getString("lines[1].lineId"));
        assertThat(versions.getInt("[1].quantity")).isEqualTo(2);
        assertThat(versions.getList("[1].lines.sku")).containsExactly(sku);
        assertThat(versions.<Object>get("[1].by")).isNull();

        // Of each piece it is known what became of it: the order ends.
        shop.command(environment.token("service"))
                .body(Map.of())
                .post("/orders/" + order + "/fulfilment")
                .then()
                .statusCode(200);
        JsonPath done = shop.until(token, order, "FULFILLED");
        assertThat(done.getInt("total.minor")).isEqualTo(9_99);
        assertThat(done.getList("giftsNotGiven")).hasSize(1);
    }

    @Test
    void whilePointsAreAwaitedItIsKnownAlready() {
        JsonPath placed = placed(500);
        UUID order = placed.getUUID("orderId");

        shop.reserved(order, 1, List.of(setAside(placed, 0)));
        JsonPath waiting = await().atMost(40, SECONDS)
                .until(() -> shop.order(token, order), seen -> seen.getList("giftsNotGiven") != null);
        assertThat(waiting.getString("status")).isEqualTo("PENDING");
        // Told again, nothing changes.
        shop.reserved(order, 2, List.of(setAside(placed, 0)));
        shop.held(order, 500, 5_00);

        JsonPath sold = shop.until(token, order, "CONFIRMED");
        assertThat(sold.getList("giftsNotGiven")).hasSize(1);
        assertThat(versions(order).getList("what")).containsExactly("PLACED", "GIFT_NOT_GIVEN");
        assertThat(sold.getList("tenders.amount.minor", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(9_99);
    }

    @Test
    void whatIsSetAsideIsGiven() {
        JsonPath placed = placed(0);
        UUID order = placed.getUUID("orderId");

        shop.reserved(order, 1, List.of(setAside(placed, 0), setAside(placed, 1)));

        JsonPath sold = shop.until(token, order, "CONFIRMED");
        assertThat(sold.getList("lines.sku")).isEqualTo(List.of(sku, gift));
        assertThat(sold.<Object>get("giftsNotGiven")).isNull();
    }

    private JsonPath versions(UUID order) {
        return shop.read(token)
                .get("/orders/" + order + "/versions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private ReservedLine setAside(JsonPath placed, int index) {
        String line = "lines[" + index + "].";
        return new ReservedLine(
                placed.getUUID(line + "lineId"),
                placed.getString(line + "sku"),
                store,
                placed.getLong(line + "quantity"),
                null,
                null);
    }

    private JsonPath placed(long points) {
        String quote = catalog.sign(new QuoteDraft(channel, customer)
                .line(sku, 1, 9_99)
                .with("gifts", List.of(Map.of("operationId", operation.toString(), "sku", gift, "quantity", 2)))
                .claims());
        return shop.command(token)
                .body(Map.of(
                        "channel",
                        channel,
                        "method",
                        "SHIP",
                        "cardToken",
                        "tok_visa",
                        "points",
                        points,
                        "quote",
                        quote,
                        "lines",
                        List.of(Map.of("sku", sku, "quantity", 1))))
                .post("/orders")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    private <T extends SpecificRecord> T told(Class<T> type, Topic topic, UUID key, int atLeast) {
        return told.of(topic, key.toString(), atLeast).stream()
                .map(Told.Fact::payload)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
