package org.unisson.loyalty.voucher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.unisson.loyalty.testing.Others.cancelled;
import static org.unisson.loyalty.testing.Others.merged;
import static org.unisson.loyalty.testing.Others.piece;
import static org.unisson.loyalty.testing.Others.registered;
import static org.unisson.loyalty.testing.Others.told;
import static org.unisson.loyalty.testing.Others.unmerged;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.events.PointsHoldRefused;
import org.unisson.loyalty.events.VoucherChanged;
import org.unisson.loyalty.events.VouchersHeld;
import org.unisson.loyalty.events.VouchersHoldRefused;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;
import org.unisson.loyalty.testing.Topic;
import org.unisson.order.events.OfferedVoucher;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.Refund;
import org.unisson.order.events.Tender;
import org.unisson.schemas.Topics;

/** Vouchers as merchandisers, tills, customers and order-service see them. */
@QuarkusTest
@OnTheStack
class VoucherTest {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String STORE = "3020000000012";

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    EventCodec codec;

    @Inject
    @All
    List<StateRepublisher> republishers;

    private final UUID customer = Ids.next();
    private final Instant end = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.MICROS);

    @BeforeEach
    void aCustomer() {
        known(customer);
    }

    @Test
    void anOrderKeepsItAndTheSaleRedeemsIt() {
        UUID voucher = issued(Map.of());
        UUID order = Ids.next();

        others.send(placed(order, customer, voucher, 10_00, 0));
        assertThat(answer(order)).isInstanceOf(VouchersHeld.class);
        show(voucher).body("state", equalTo("LOCKED")).body("lockedBy", equalTo(order.toString()));
        UUID second = Ids.next();
        others.send(placed(second, customer, voucher, 10_00, 0));
        assertThat(((VouchersHoldRefused) answer(second)).getReason()).isEqualTo("LOCKED");
        keep(voucher).statusCode(409).body("type", equalTo("/problems/voucher-locked"));

        PurchaseMade sale = paid(order, customer, voucher, 10_00);
        others.send(told(sale, 1));
        awaitState(voucher, "REDEEMED");
        others.send(returned(sale, voucher, 3_34));
        awaitState(voucher, "ISSUED");

        JsonPath shown = show(voucher).extract().jsonPath();
        assertThat(shown.getLong("left.minor")).isEqualTo(3_34);
        assertThat(shown.getList("history.cause")).containsExactly("GIVEN_BACK", "REDEEMED", "LOCKED", "ISSUED");
        List<Topic.Told> all = new Topic(environment, codec, Topics.VOUCHERS).about(voucher);
        assertThat(all).extracting(Topic.Told::version).containsExactly(1L, 2L, 3L, 4L);
        VoucherChanged last = (VoucherChanged) all.getLast().payload();
        assertThat(last.getLeft().getMinor()).isEqualTo(3_34);
        assertThat(last.getState()).isEqualTo("ISSUED");
    }

    @Test
    void whatWasToldIsToldAgainAsItWas() {
        UUID voucher = issued(Map.of());
        UUID order = Ids.next();
        others.send(placed(order, customer, voucher, 10_00, 0));
        awaitState(voucher, "LOCKED");
        Topic vouchers = new Topic(environment, codec, Topics.VOUCHERS);
        Topic holds = new Topic(environment, codec, Topics.HOLDS);
        Topic.Told last = await().atMost(SOON)
                .until(() -> vouchers.about(voucher), told -> told.size() == 2)
                .getLast();
        Topic.Told held = await().atMost(SOON)
                .until(() -> holds.about(order), told -> told.size() == 1)
                .getLast();

        republishers.stream()
                .filter(republisher -> republisher.subject().startsWith("vouchers"))
                .forEach(republisher -> assertThat(republished(republisher)).isPositive());

        assertThat(await().atMost(SOON)
                        .until(() -> vouchers.about(voucher), told -> told.size() == 3)
                        .getLast())
                .usingRecursiveComparison()
                .ignoringFields("causedBy")
                .isEqualTo(last);
        assertThat(await().atMost(SOON)
                        .until(() -> holds.about(order), told -> told.size() == 2)
                        .getLast())
                .usingRecursiveComparison()
                .ignoringFields("causedBy")
                .isEqualTo(held);
    }

    private static Long republished(StateRepublisher republisher) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> republisher.republish(Instant.EPOCH));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void anOrderThatIsNoneLetsItGo() {
        UUID voucher = issued(Map.of());
        UUID order = Ids.next();
        others.send(placed(order, customer, voucher, 10_00, 0));
        awaitState(voucher, "LOCKED");

        others.send(cancelled(order, 2));

        awaitState(voucher, "ISSUED");
    }

    @Test
    void withoutThePointsThatAreOfferedTooItIsNotKept() {
        UUID voucher = issued(Map.of());
        UUID order = Ids.next();

        others.send(placed(order, customer, voucher, 10_00, 500));

        assertThat(answer(order)).isInstanceOf(PointsHoldRefused.class);
        awaitState(voucher, "ISSUED");
    }

    @Test
    void anothersIsRefused() {
        UUID voucher = issued(Map.of());
        UUID order = Ids.next();

        others.send(placed(order, Ids.next(), voucher, 10_00, 0));

        assertThat(((VouchersHoldRefused) answer(order)).getReason()).isEqualTo("NOT_THEIRS");
    }

    @Test
    void ofTwoTillsAtOnceOneHasIt() {
        UUID voucher = issued(Map.of());

        List<CompletableFuture<Integer>> both = IntStream.range(0, 2)
                .mapToObj(ignored -> CompletableFuture.supplyAsync(
                        () -> keep(voucher).extract().statusCode()))
                .toList();

        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void aTillLetsItGoOrRedeemsIt() {
        UUID voucher = issued(Map.of());
        String lock = keep(voucher).statusCode(201).extract().path("lockId");
        as("agent").delete("/vouchers/" + voucher + "/locks/" + lock).then().statusCode(204);
        as("agent").delete("/vouchers/" + voucher + "/locks/" + lock).then().statusCode(204);
        keep(voucher).statusCode(201).body("amount.minor", equalTo(10_00));

        PurchaseMade sale = paid(null, customer, voucher, 10_00);
        others.send(told(sale, 1), told(sale, 1));

        awaitState(voucher, "REDEEMED");
        show(voucher).body("left.minor", equalTo(0));
    }

    @Test
    void whatItIsAnOfferForIsBoughtElsewhereByEitherOfAPerson() {
        UUID twin = Ids.next();
        known(twin);
        String sku = "offer-" + customer;
        UUID voucher = issued(Map.of("withdrawWhenBought", sku));
        others.send(merged(customer, 1, customer, twin), merged(twin, 1, customer, twin));
        await().atMost(SOON).until(() -> listed(twin).contains(voucher.toString()));

        PurchaseMade bought = piece(sku, null, twin, Instant.now());
        others.send(told(bought, 1));

        awaitState(voucher, "WITHDRAWN");
        show(voucher)
                .body("withdrawn", equalTo("BOUGHT"))
                .body("withdrawnFor", equalTo(bought.getPurchaseId().toString()));
        given().auth()
                .oauth2(environment.customerToken(customer))
                .get("/vouchers/" + voucher)
                .then()
                .body("withdrawn", equalTo("BOUGHT"))
                .body("author", nullValue());
    }

    @Test
    void onePersonSpendsItAndItsOwnerHasItBackWhenTheyPart() {
        UUID twin = Ids.next();
        known(twin);
        UUID voucher = issued(Map.of());
        others.send(merged(customer, 1, customer, twin), merged(twin, 1, customer, twin));
        await().atMost(SOON).until(() -> listed(twin).contains(voucher.toString()));
        UUID order = Ids.next();
        others.send(placed(order, twin, voucher, 10_00, 0));
        assertThat(answer(order)).isInstanceOf(VouchersHeld.class);
        PurchaseMade sale = paid(order, twin, voucher, 10_00);
        others.send(told(sale, 1));
        awaitState(voucher, "REDEEMED");

        others.send(unmerged(twin, 2, customer), unmerged(customer, 2, customer));

        awaitState(voucher, "ISSUED");
        show(voucher).body("left.minor", equalTo(10_00)).body("history[0].cause", equalTo("PARTED"));
        assertThat(listed(twin)).doesNotContain(voucher.toString());
    }

    @Test
    void aBatchGivesEachPersonOneWhateverIsRepeated() {
        UUID twin = Ids.next();
        UUID other = Ids.next();
        UUID stranger = Ids.next();
        known(twin);
        known(other);
        others.send(merged(customer, 1, customer, twin), merged(twin, 1, customer, twin));
        await().atMost(SOON)
                .until(() ->
                        as("agent").get("/accounts?customer=" + twin).jsonPath().getList("members") != null);
        UUID batch = Ids.next();

        batch(batch, terms(Map.of()), customer, twin, stranger)
                .statusCode(200)
                .body("issued", equalTo(1))
                .body("had", equalTo(1))
                .body("unknown[0]", equalTo(stranger.toString()));
        batch(batch, terms(Map.of()), customer, twin).body("issued", equalTo(0)).body("had", equalTo(2));
        batch(batch, terms(Map.of()), twin, other).body("issued", equalTo(1));
        batch(batch, terms(Map.of("reason", "another")), other).statusCode(409);

        assertThat(as("agent").get("/vouchers?customer=" + twin).jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void itIsTakenBackWithAReason() {
        UUID voucher = issued(Map.of());

        withdraw(voucher, "misused").statusCode(200).body("state", equalTo("WITHDRAWN"));
        withdraw(voucher, "again").statusCode(409);

        show(voucher).body("withdrawn", equalTo("misused"));
        keep(voucher).statusCode(409).body("type", equalTo("/problems/voucher-withdrawn"));
        assertThat(as("agent")
                        .get("/vouchers?state=ISSUED&customer=" + customer)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void aStrangerReadsNothingOfIt() {
        UUID voucher = issued(Map.of());
        String stranger = environment.customerToken(Ids.next());

        given().auth().oauth2(stranger).get("/vouchers/" + voucher).then().statusCode(403);
        given().auth()
                .oauth2(stranger)
                .get("/vouchers?customer=" + customer)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "amount,0,400",
        "amount,50001,400",
        "minimum,1000001,400",
        "expiresAt,past,400",
        "reason,'',400",
        "customerId,stranger,422"
    })
    void whatMakesNoSenseIsRefused(String field, String value, int status) {
        Map<String, Object> wrong =
                switch (field) {
                    case "amount", "minimum" -> Map.of(field, euros(Long.parseLong(value)));
                    case "expiresAt" ->
                        Map.of(field, Instant.now().minusSeconds(1).toString());
                    case "reason" -> Map.of(field, value);
                    default -> Map.of();
                };
        UUID whose = field.equals("customerId") ? Ids.next() : customer;

        issue(whose, terms(wrong)).statusCode(status).contentType("application/problem+json");
    }

    private UUID issued(Map<String, Object> more) {
        return UUID.fromString(
                issue(customer, terms(more)).statusCode(201).extract().path("voucherId"));
    }

    private ValidatableResponse issue(UUID whose, Map<String, Object> terms) {
        return command("merchandiser")
                .body(Map.of("customerId", whose, "terms", terms))
                .post("/vouchers")
                .then();
    }

    private Map<String, Object> terms(Map<String, Object> more) {
        Map<String, Object> terms =
                new HashMap<>(Map.of("amount", euros(10_00), "expiresAt", end.toString(), "reason", "welcome"));
        terms.putAll(more);
        return terms;
    }

    private ValidatableResponse batch(UUID batch, Map<String, Object> terms, UUID... customers) {
        return command("merchandiser")
                .body(Map.of("terms", terms, "customers", List.of(customers)))
                .put("/vouchers/batches/" + batch)
                .then();
    }

    private ValidatableResponse keep(UUID voucher) {
        return command("agent")
                .body(Map.of("store", STORE))
                .post("/vouchers/" + voucher + "/locks")
                .then();
    }

    private ValidatableResponse withdraw(UUID voucher, String reason) {
        return command("agent")
                .body(Map.of("reason", reason))
                .post("/vouchers/" + voucher + "/withdrawal")
                .then();
    }

    private ValidatableResponse show(UUID voucher) {
        return as("agent").get("/vouchers/" + voucher).then().statusCode(200);
    }

    private List<String> listed(UUID whose) {
        return as("agent").get("/vouchers?customer=" + whose).jsonPath().getList("items.voucherId");
    }

    private void awaitState(UUID voucher, String state) {
        await().atMost(SOON).until(() -> state.equals(show(voucher).extract().path("state")));
    }

    private void known(UUID whose) {
        others.send(registered(whose));
        await().atMost(SOON)
                .until(() -> as("agent").get("/accounts?customer=" + whose).statusCode() == 200);
    }

    /** What the order was answered, once. */
    private SpecificRecord answer(UUID order) {
        Topic holds = new Topic(environment, codec, Topics.HOLDS);
        List<Topic.Told> told = await().atMost(SOON).until(() -> holds.about(order), all -> !all.isEmpty());
        assertThat(told).hasSize(1);
        return told.getFirst().payload();
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(environment.token(role));
    }

    private RequestSpecification command(String role) {
        return as(role).contentType(ContentType.JSON)
                .header("Idempotency-Key", Ids.next().toString());
    }

    private static Event placed(UUID order, UUID whose, UUID voucher, long cents, long points) {
        OrderPlaced placed = OrderPlaced.newBuilder()
                .setOrderId(order)
                .setVersion(1)
                .setCustomerId(whose)
                .setChannel("web")
                .setLines(List.of())
                .setTotal(new Money(50_00L, "EUR"))
                .setPointsToSpend(points)
                .setVouchers(List.of(new OfferedVoucher(voucher, new Money(cents, "EUR"))))
                .setDecideBy(Instant.now())
                .setPlacedAt(Instant.now())
                .build();
        return Event.of(Topics.ORDERS, order.toString(), 1, placed, Instant.now());
    }

    private static PurchaseMade paid(UUID order, UUID whose, UUID voucher, long cents) {
        return Others.sale(
                order,
                whose,
                List.of(
                        new Tender("CARD", new Money(50_00 - cents, "EUR"), null),
                        new Tender("VOUCHER", new Money(cents, "EUR"), voucher.toString())));
    }

    private static Event returned(PurchaseMade sale, UUID voucher, long cents) {
        PurchaseReturned returned = PurchaseReturned.newBuilder()
                .setReturnId(Ids.next())
                .setPurchaseId(sale.getPurchaseId())
                .setVersion(2)
                .setChannel("store")
                .setLocation(STORE)
                .setLines(List.of())
                .setRefunds(List.of(new Refund("VOUCHER", new Money(cents, "EUR"), voucher.toString())))
                .setTotal(new Money(cents, "EUR"))
                .setPurchaseTotal(sale.getTotal())
                .setReturnedAt(Instant.now())
                .setRecordedAt(Instant.now())
                .build();
        return Event.of(Topics.PURCHASES, sale.getPurchaseId().toString(), 2, returned, Instant.now());
    }

    private static Map<String, Object> euros(long cents) {
        return Map.of("minor", cents, "currency", "EUR");
    }
}
