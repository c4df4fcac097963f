package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Json;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.retailer.Gs1;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.RawCalls;
import org.unisson.scenarios.support.RawCalls.Reply;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** Bad input: the right status, a problem that says what and where, and nothing half done. */
@ExtendWith(RunningRetailer.class)
class BadInputScenario {

    private static final String UNKNOWN_GLN = Gs1.thirteen(29, 9_999_999_999L);

    private final Shop shop;
    private final RawCalls calls;
    private final Reading reading;
    private final String service;

    BadInputScenario(Shop shop, Stack stack) {
        this.shop = shop;
        this.calls = new RawCalls(stack);
        this.reading = new Reading(shop);
        this.service = stack.token(TokenRequest.of("service"));
    }

    @Test
    void aBatchWithOneBadReceiptIsTakenButForThatOne() {
        // Given three receipts, the second of which adds up wrongly
        String store = shop.store();
        String till = shop.channel("STORE");
        String sku = shop.sku(1_000);
        shop.receive(store, sku, 10);
        shop.opened();
        Requests.Receipt good = Shop.receipt(store, till, null, sku, 1, 1_000);
        Requests.Receipt bad = withTotal(Shop.receipt(store, till, null, sku, 1, 1_000), 999);
        Requests.Receipt alsoGood = Shop.receipt(store, till, null, sku, 2, 1_000);

        // When the till hands them in
        Reply reply = post(Service.ORDER, "/receipts/batch", Map.of("receipts", List.of(good, bad, alsoGood)));

        // Then two are taken, and the bad one is named with what is wrong and where
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(reply.json().path("rejected")).singleElement().satisfies(rejected -> {
            assertThat(rejected.path("index").asInt()).isEqualTo(1);
            assertThat(rejected.path("key").asText()).contains(bad.number());
            assertThat(rejected.path("problem").path("violations"))
                    .anySatisfy(violation ->
                            assertThat(violation.path("pointer").asText()).isEqualTo("/receipts/1/total"));
        });
        await("stock of the two")
                .atMost(Duration.ofSeconds(60))
                .until(() -> reading.stock(store, sku).onHand() == 7);
        assertThat(reading.salesOf(till).path("sold").asLong()).isEqualTo(3_000);
    }

    @Test
    void malformedJsonSaysWhere() {
        for (Service each : List.of(Service.ORDER, Service.INVENTORY, Service.CATALOG, Service.CUSTOMER)) {
            Reply reply = calls.send(each, "POST", write(each), service, "{\n  \"broken\": ");
            refused(reply, 400, "line 2");
        }
        String admin = shop.retail().stack().token(TokenRequest.of("admin"));
        refused(
                calls.send(
                        Service.LOYALTY, "POST", "/accounts/" + UUID.randomUUID() + "/adjustments", admin, "{\n \"p"),
                400,
                "line 2");
    }

    @Test
    void unknownFieldsAreNamed() {
        refused(post(Service.ORDER, "/carts", Map.of("channel", "web", "colour", "blue")), 400, "/colour");
        refused(
                post(Service.INVENTORY, "/stock/movements", Map.of("movements", List.of(), "colour", "blue")),
                400,
                "/colour");
        refused(
                put(
                        Service.CATALOG,
                        "/channels/web",
                        Map.of("name", "Web", "kind", "WEB", "currency", "EUR", "active", true, "colour", "blue")),
                400,
                "/colour");
        refused(post(Service.CUSTOMER, "/customers", Map.of("colour", "blue")), 400, "/colour");
    }

    @Test
    void quantitiesThatAreNoneAreRefused() {
        String store = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(1_000);
        shop.receive(store, sku, 5);
        shop.opened();
        for (String quantity : List.of("-1", "0", "1.5", "\"2\"", "9223372036854775808", "null")) {
            String body = "{\"channel\":\"" + web + "\",\"method\":\"PICKUP\",\"location\":\"" + store
                    + "\",\"cardToken\":\"tok_visa\",\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":" + quantity
                    + "}]}";
            refused(calls.send(Service.ORDER, "POST", "/orders", service, body), 400, "quantity");
        }
        refused(post(Service.INVENTORY, "/stock/movements", movement(store, sku, -6, "SHRINKAGE")), 409, sku);
        assertThat(reading.stock(store, sku).onHand()).isEqualTo(5);
        assertThat(reading.stock(store, sku).reserved()).isZero();
    }

    @Test
    void unknownSkusAndStoresAreNamed() {
        String store = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(1_000);
        shop.receive(store, sku, 5);
        shop.opened();
        refused(
                post(Service.INVENTORY, "/stock/movements", movement(store, "NO-SUCH-SKU", 1, "RECEIPT")),
                422,
                "/movements/0/sku");
        refused(
                post(Service.INVENTORY, "/stock/movements", movement(UNKNOWN_GLN, sku, 1, "RECEIPT")),
                422,
                "/movements/0/location");
        refused(post(Service.ORDER, "/orders", order(web, store, "NO-SUCH-SKU")), 422, "NO-SUCH-SKU");
        refused(post(Service.ORDER, "/orders", order(web, UNKNOWN_GLN, sku)), 422, UNKNOWN_GLN);
        refused(post(Service.ORDER, "/orders", order("no-such-channel", store, sku)), 422, "no-such-channel");
        refused(put(Service.CATALOG, "/prices/NO-SUCH-SKU", Map.of("prices", List.of())), 422, "NO-SUCH-SKU");
        Reply batch = post(
                Service.ORDER,
                "/receipts/batch",
                Map.of("receipts", List.of(Shop.receipt(UNKNOWN_GLN, web, null, sku, 1, 1_000))));
        assertThat(batch.status()).isEqualTo(200);
        assertThat(batch.json().path("accepted").asInt()).isZero();
        assertThat(batch.text()).contains(UNKNOWN_GLN);
    }

    @Test
    void oversizedBatchesAreRefusedWhole() {
        String store = shop.store();
        String sku = shop.sku(1_000);
        shop.receive(store, sku, 5);
        shop.opened();
        Object movement = new Requests.Movement(sku, store, 1, "RECEIPT", null);
        tooMuch(post(Service.INVENTORY, "/stock/movements", Map.of("movements", Collections.nCopies(1_001, movement))));
        tooMuch(post(Service.ORDER, "/receipts/batch", Map.of("receipts", Collections.nCopies(501, Map.of()))));
        tooMuch(post(Service.CATALOG, "/products/batch", Map.of("products", Collections.nCopies(501, Map.of()))));
        tooMuch(post(Service.CATALOG, "/prices/batch", Map.of("items", Collections.nCopies(501, Map.of()))));
        tooMuch(post(Service.CUSTOMER, "/customers/batch", Map.of("customers", Collections.nCopies(501, Map.of()))));
        assertThat(reading.stock(store, sku).onHand()).isEqualTo(5);
    }

    @Test
    void anotherCustomersThingsAreOutOfReach() {
        Shopper owner = shop.shopper();
        Shopper other = shop.shopper();
        String web = shop.channel("WEB");
        shop.opened();
        String cart = shop.retail()
                .shopper(owner.customerId(), shop.journey())
                .post(Service.ORDER, "/carts", new Requests.NewCart(web, owner.customerId()))
                .body()
                .path("cartId")
                .asText();
        String token = shop.retail().stack().token(TokenRequest.ofCustomer(other.customerId()));
        Map<Service, String> paths = Map.of(
                Service.ORDER, "/carts/" + cart,
                Service.CUSTOMER, "/customers/" + owner.customerId() + "/timeline",
                Service.LOYALTY, "/accounts?customer=" + owner.customerId());
        paths.forEach((each, path) -> refused(calls.send(each, "GET", path, token, null), 403, ""));
        refused(calls.send(Service.ORDER, "GET", "/orders?customer=" + owner.customerId(), token, null), 403, "");
        refused(calls.send(Service.ORDER, "GET", "/purchases?customer=" + owner.customerId(), token, null), 403, "");
        refused(calls.send(Service.CUSTOMER, "GET", "/customers/" + owner.customerId(), token, null), 403, "");
        refused(calls.send(Service.CATALOG, "PUT", "/channels/" + web, token, json(Map.of("name", "Mine"))), 403, "");
        refused(
                calls.send(Service.INVENTORY, "POST", "/stock/movements", token, json(Map.of("movements", List.of()))),
                403,
                "");
    }

    @Test
    void expiredAndForgedTokensAreNotAccepted() {
        String expired = shop.retail().stack().token(TokenRequest.of("admin").validFor(Duration.ofHours(-1)));
        String good = shop.retail().stack().token(TokenRequest.of("admin"));
        String forged = good.substring(0, good.lastIndexOf('.') + 1) + good.substring(0, 40);
        Map<Service, String> paths = Map.of(
                Service.ORDER, "/sales/summary",
                Service.INVENTORY, "/stock/totals",
                Service.LOYALTY, "/points/summary",
                Service.CUSTOMER, "/customers/" + UUID.randomUUID());
        paths.forEach((each, path) -> {
            refused(calls.send(each, "GET", path, expired, null), 401, "");
            refused(calls.send(each, "GET", path, forged, null), 401, "");
            refused(calls.send(each, "GET", path, "nonsense", null), 401, "");
            refused(calls.send(each, "GET", path, null, null), 401, "");
        });
    }

    private static String write(Service service) {
        return switch (service) {
            case ORDER -> "/orders";
            case INVENTORY -> "/stock/movements";
            case CATALOG -> "/products/batch";
            case CUSTOMER -> "/customers";
            case LOYALTY -> throw new IllegalArgumentException("has no write of the role service");
        };
    }

    private static Map<String, Object> movement(String store, String sku, long quantity, String reason) {
        return Map.of("movements", List.of(new Requests.Movement(sku, store, quantity, reason, null)));
    }

    private static Object order(String channel, String store, String sku) {
        return new Requests.NewOrder(
                channel, null, List.of(new Requests.OrderLine(sku, 1, null)), "PICKUP", store, "tok_visa", null, null);
    }

    private static Requests.Receipt withTotal(Requests.Receipt receipt, long cents) {
        return new Requests.Receipt(
                receipt.store(),
                receipt.till(),
                receipt.number(),
                receipt.channel(),
                receipt.card(),
                receipt.occurredAt(),
                receipt.currency(),
                receipt.lines(),
                receipt.tenders(),
                Shop.euros(cents));
    }

    private Reply post(Service to, String path, Object body) {
        return calls.send(to, "POST", path, service, json(body));
    }

    private Reply put(Service to, String path, Object body) {
        return calls.send(to, "PUT", path, service, json(body));
    }

    private static String json(Object body) {
        try {
            return Json.MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(Reply reply, int status, String names) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.isProblem()).as("problem: " + reply).isTrue();
        assertThat(reply.text()).as(reply.request()).contains(names);
    }

    private static void tooMuch(Reply reply) {
        assertThat(reply.status()).as(reply.request()).isIn(400, 413);
        assertThat(reply.isProblem()).as("problem: " + reply).isTrue();
    }
}
