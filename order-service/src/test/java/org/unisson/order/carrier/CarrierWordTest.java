package org.unisson.order.carrier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.consignment.Consigning;
import org.unisson.order.events.ClaimDecided;
import org.unisson.order.ordering.Shop;
import org.unisson.order.payment.application.NotificationSignature;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** What carriers say of parcels: signed, twice, late, early, at once with the customer; and what is lost is made good once. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class CarrierWordTest {

    private static final String SANDBOX = "sandbox";

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    @Inject
    Told told;

    private String customer;
    private String service;
    private String admin;
    private String here;
    private Consigning order;
    private String consignment;
    private String number;

    @BeforeEach
    void someone() {
        customer = environment.customerToken(Ids.next());
        service = environment.token("service");
        admin = environment.token("admin");
        here = others.store();
    }

    @Test
    void theCarrierMovesItsParcel() {
        shipped(customer);

        says("IN_TRANSIT");
        heard("IN_TRANSIT");
        says("DELIVERED");

        heard("IN_TRANSIT", "DELIVERED");
        assertThat(status()).isEqualTo("DELIVERED");
        says("RETURNED");
        heard("IN_TRANSIT", "DELIVERED", "RETURNED");
        assertThat(status()).isEqualTo("DELIVERED");
        shop.read(customer).get(parcel()).then().statusCode(403);
    }

    @Test
    void whatIsLostIsSentAgainOnceAndFoundAgainChangesNothing() throws SQLException {
        shipped(customer);

        says("LOST");
        JsonPath loss = awaitLoss();
        says("LOST");
        IntStream.range(0, 6)
                .parallel()
                .mapToObj(index -> notify(notification(Ids.next().toString(), number)))
                .forEach(answer -> answer.then().statusCode(202));
        heard("LOST", "LOST");
        again();

        String claim = loss.getString("loss.claimId");
        shop.read(customer)
                .get("/claims/" + claim)
                .then()
                .statusCode(200)
                .body("status", equalTo("GRANTED"), "reason", equalTo("CARRIER_LOST"), "value.minor", equalTo(20_00));
        assertThat(claims()).isEqualTo(1);
        claim(2).then().statusCode(409).body("type", equalTo("/problems/claimed-before"));
        assertThat((ClaimDecided) told.of(Topics.CLAIMS, claim, 1).getFirst().payload())
                .extracting(ClaimDecided::getReason)
                .isEqualTo("CARRIER_LOST");
        says("DELIVERED");
        heard("LOST", "LOST", "DELIVERED");
        assertThat(status()).isEqualTo("DELIVERED");
        assertThat(claims()).isEqualTo(1);
        assertThat(refunded()).isZero();
    }

    @Test
    void lostAndClaimedAtOnceIsMadeGoodOnce() throws Exception {
        shipped(customer);

        List<Integer> answers = atOnce(List.of(
                () -> claim(2),
                () -> shop.read(admin).body(Map.of("state", "LOST")).put("/sandbox/parcels/" + number),
                () -> claim(2)));

        assertThat(answers).isSubsetOf(204, 409);

        // No policy: a claim waits for an agent, and the carrier's word is as good.
        heard("LOST");
        assertThat(claims()).isEqualTo(1);
        assertThat(shop.number(
                        "select count(*) from claim where status = 'GRANTED' and replacement_order is not null"
                                + " and reason = 'CARRIER_LOST' and order_id = ?",
                        order.order))
                .isEqualTo(1);
    }

    @Test
    void whereThereIsNoStockTheMoneyGoesBackWithoutAsking() throws SQLException {
        shipped(customer);
        says("LOST");
        String claim = awaitLoss().getString("loss.claimId");
        UUID replacement = UUID.fromString(
                shop.read(customer).get("/claims/" + claim).then().extract().path("replacementOrderId"));

        shop.refused(replacement);

        await().atMost(60, SECONDS).until(() -> refunded() == 20_00);
        await().atMost(60, SECONDS)
                .until(() -> shop.number(
                                "select count(*) from parcel_loss where settled_at is not null and consignment_id = ?::uuid",
                                consignment)
                        == 1);
        shop.command(customer)
                .body(Map.of())
                .post("/claims/" + claim + "/refund")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/nothing-to-refund"));
        assertThat(refunded()).isEqualTo(20_00);
    }

    @Test
    void aGuestGetsTheMoneyBack() throws SQLException {
        shipped(service);

        says("LOST");

        assertThat(awaitLoss().getString("loss.returnId")).isNotNull();
        says("LOST");
        heard("LOST", "LOST");
        assertThat(refunded()).isEqualTo(20_00);
    }

    @Test
    void whereTheChannelSellsNoMoreAClaimSaysSoAndALossIsRefunded() throws SQLException {
        shipped(customer);
        policy();
        shop.execute(
                "update known_channel set active = false where channel = (select channel from orders where order_id = ?)",
                order.order);

        claim(1).then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/cannot-be-replaced"), "detail", containsString("does not sell"));
        says("LOST");

        assertThat(awaitLoss().getString("loss.returnId")).isNotNull();
        assertThat(refunded()).isEqualTo(20_00);
        assertThat(claims()).isZero();
    }

    @Test
    void ofTwoParcelsTheOneThatIsLostIsMadeGood() throws SQLException {
        String there = others.store();
        order = new Consigning(shop, customer, service, "SHIP", null, Map.of(here, 1L, there, 1L));
        address();
        ship(here);
        String first = consignment;
        ship(there);

        says("LOST");

        assertThat(awaitLoss().getString("loss.claimId")).isNotNull();
        consignment = first;
        assertThat(loss()).isNull();
        assertThat(shop.number(
                        "select sum(quantity) from claim_line join claim using (claim_id) where order_id = ?",
                        order.order))
                .isEqualTo(1);
    }

    @Test
    void aWordThatComesBeforeTheParcelHasLeftIsHeededWhenItHas() {
        order = new Consigning(shop, customer, service, "SHIP", null, Map.of(here, 2L));
        address();
        packed(here);

        says("DELIVERED");
        order.done(consignment, "ship", Map.of());

        heard("DELIVERED");
        assertThat(status()).isEqualTo("DELIVERED");
    }

    @Test
    void aParcelDoesNotLeaveUnderALabelThatWasCancelled() {
        order = new Consigning(shop, customer, service, "SHIP", null, Map.of(here, 2L));
        address();
        packed(here);
        String former = number;
        Map<String, Object> under = Map.of("carrier", SANDBOX, "trackingNumber", former);

        address("69001");

        order.tell(service, consignment, "ship", under)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/label-not-in-force"));
        order.tell(service, consignment, "ship", Map.of())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/no-label"));
        label();
        order.done(consignment, "ship", Map.of()).body("parcel.trackingNumber", equalTo(number));
        assertThat(number).isNotEqualTo(former);
    }

    @Test
    void ofAChangeOfAddressAndAParcelThatLeavesAtOnceOneIsRefused() throws Exception {
        order = new Consigning(shop, customer, service, "SHIP", null, Map.of(here, 2L));
        address();
        packed(here);

        List<Integer> answers =
                atOnce(List.of(() -> order.tell(service, consignment, "ship", Map.of()), () -> addressed("69001")));

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void onlyTheCarrierNotifies() {
        String body = notification("1", "SB1");
        String good = NotificationSignature.sign(SANDBOX, Instant.now(), bytes(body));
        String old = NotificationSignature.sign(SANDBOX, Instant.now().minusSeconds(3_600), bytes(body));

        for (Response refused : List.of(
                send(SANDBOX, body, null),
                send(SANDBOX, body, old),
                send(SANDBOX, body + " ", good),
                send("Post", body, good))) {
            refused.then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/not-signed"));
        }
        send(SANDBOX, body, good).then().statusCode(202);
        send(SANDBOX, body, good).then().statusCode(202);
        await().atMost(60, SECONDS)
                .until(() -> shop.number("select count(*) from carrier_inquiry where tracking_number = ?", "SB1") == 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "null",
                "[]",
                "{\"notificationId\":\"1\"}",
                "{\"notificationId\":\"\",\"trackingNumber\":\"SB1\"}",
                "{\"notificationId\":\"1\",\"trackingNumber\":\"S B\"}",
                "{\"notificationId\":\"1\",\"trackingNumber\":\"SB1\",\"surprise\":1}"
            })
    void whatIsSignedAndNoNotificationIsTheSendersFault(String body) {
        notify(body).then().statusCode(400).contentType("application/problem+json");
    }

    /** An order of two pieces for twenty euros, on its way under a label of the sandbox, and past its promise. */
    private void shipped(String by) {
        List<Instant> promises = List.of(Instant.now().minusSeconds(60));
        order = new Consigning(shop, by, service, "SHIP", null, Map.of(here, 2L), promises);
        address();
        ship(here);
    }

    private void ship(String location) {
        packed(location);
        order.done(consignment, "ship", Map.of());
    }

    private void packed(String location) {
        consignment = order.at(location);
        order.done(consignment, "pick", Map.of());
        label();
        order.done(consignment, "pack", Map.of());
    }

    private void label() {
        number = shop.read(service)
                .body(Map.of("carrier", SANDBOX))
                .put("/consignments/" + consignment + "/label")
                .then()
                .statusCode(200)
                .extract()
                .path("trackingNumber");
    }

    private void address() {
        address("75001");
    }

    private void address(String postcode) {
        addressed(postcode).then().statusCode(200);
    }

    private Response addressed(String postcode) {
        return shop.read(service)
                .body(Map.of(
                        "name",
                        "Ada",
                        "city",
                        "Ville",
                        "country",
                        "FR",
                        "postcode",
                        postcode,
                        "lines",
                        List.of("1 rue A")))
                .put("/orders/" + order.order + "/address");
    }

    private static List<Integer> atOnce(List<Callable<Response>> calls) throws Exception {
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<Response> answer : threads.invokeAll(calls)) {
                answers.add(answer.get().statusCode());
            }
        }
        return answers;
    }

    private void policy() {
        String channel = shop.order(service, order.order).getString("channel");
        shop.read(environment.token("merchandiser"))
                .body(Map.of(
                        "atMost",
                        Map.of("minor", 50_00, "currency", "EUR"),
                        "claimsAtMost",
                        9,
                        "withinDays",
                        14,
                        "holdoutPercent",
                        0))
                .put("/claim-policies/" + channel)
                .then()
                .statusCode(200);
    }

    private Response claim(long pieces) {
        String line = shop.order(customer, order.order).getString("lines[0].lineId");
        return shop.command(customer)
                .body(Map.of("kind", "NOT_RECEIVED", "lines", List.of(Map.of("lineId", line, "quantity", pieces))))
                .post("/orders/" + order.order + "/claims");
    }

    /** The sandbox carrier moves the parcel, and notifies. */
    private void says(String state) {
        shop.read(admin)
                .body(Map.of("state", state))
                .put("/sandbox/parcels/" + number)
                .then()
                .statusCode(204);
    }

    /** As if this replica had died between asking and noting that it was answered. */
    private void again() throws SQLException {
        shop.execute(
                "insert into carrier_inquiry (carrier, tracking_number, due_at) values (?, ?, now()) on conflict do nothing",
                SANDBOX,
                number);
        await().atMost(60, SECONDS)
                .until(() ->
                        shop.number("select count(*) from carrier_inquiry where tracking_number = ?", number) == 0);
    }

    private void heard(String... states) {
        await().atMost(60, SECONDS).until(() -> seen().getList("words.state").equals(List.of(states)));
    }

    private JsonPath awaitLoss() {
        return await().atMost(60, SECONDS).until(this::seen, seen -> seen.get("loss") != null);
    }

    private Object loss() {
        return seen().get("loss");
    }

    private JsonPath seen() {
        return shop.read(service).get(parcel()).then().statusCode(200).extract().jsonPath();
    }

    private String parcel() {
        return "/consignments/" + consignment + "/parcel";
    }

    private String status() {
        return shop.read(service)
                .get("/consignments/" + consignment)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }

    private long claims() throws SQLException {
        return shop.number("select count(*) from claim where order_id = ?", order.order);
    }

    private long refunded() throws SQLException {
        return shop.number(
                "select coalesce(sum(made.total), 0)::bigint from purchase_return made join purchase using (purchase_id)"
                        + " where purchase.order_id = ?",
                order.order);
    }

    private static String notification(String id, String trackingNumber) {
        return "{\"notificationId\":\"" + id + "\",\"trackingNumber\":\"" + trackingNumber + "\"}";
    }

    private Response notify(String body) {
        return send(SANDBOX, body, NotificationSignature.sign(SANDBOX, Instant.now(), bytes(body)));
    }

    private Response send(String carrier, String body, String signature) {
        var request = shop.read(null).body(bytes(body));
        if (signature != null) {
            request.header("Carrier-Signature", signature);
        }
        return request.post("/carrier-notifications/" + carrier);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
