package org.unisson.customer.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.events.ProductRating;
import org.unisson.catalog.events.ReviewChanged;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.customer.journey.application.KeepingDays;
import org.unisson.customer.journey.domain.TouchIds;
import org.unisson.customer.testing.Api;
import org.unisson.customer.testing.Events;
import org.unisson.customer.testing.Feed;
import org.unisson.customer.testing.Touches;
import org.unisson.inventory.events.ItemShown;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** What people do and see: taken once, anonymous until somebody is known, and shown only where they allow it. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class TouchpointsIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Feed feed;

    @Inject
    KeepingDays days;

    @Inject
    OwnContext contexts;

    private Api api;
    private final Instant now = Events.now();
    private final String phone = "phone-" + Api.unique();

    @BeforeEach
    void client() {
        api = new Api(environment);
    }

    @Test
    void aBatchTwiceIsOnceAndWhatIsWrongIsNamed() {
        Map<String, Object> view = Touches.viewed("S1", now, phone, null);
        Map<String, Object> search = Touches.touch("SEARCHED", now);
        Map<String, Object> old = Touches.viewed("S1", now.minus(Duration.ofDays(91)), phone, null);
        Map<String, Object> future = Touches.viewed("S1", now.plus(Duration.ofMinutes(10)), phone, null);
        Map<String, Object> random = Touches.with(view, "id", UUID.randomUUID().toString());
        Map<String, Object> stray = Touches.with(
                view, "id", TouchIds.of(now.minus(Duration.ofDays(2)), phone).toString());
        Map<String, Object> batch =
                Touches.batch(view, search, old, future, random, stray, Touches.with(view, "kind", "SEEN"), view);
        tell(batch)
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(1))
                .body("rejected.index", equalTo(List.of(1, 2, 3, 4, 5, 6)))
                .body("rejected[0].problem.violations.pointer", hasItems("/words", "/visitor"))
                .body("rejected[1].problem.detail", containsString("older than touchpoints are kept"))
                .body("rejected[2].problem.detail", containsString("in the future"))
                .body("rejected[3].problem.violations[0].pointer", equalTo("/id"))
                .body("rejected[4].problem.detail", containsString("within a day"))
                .body("rejected[5].problem.violations[0].pointer", equalTo("/kind"));
        tell(batch).body("accepted", equalTo(0)).body("duplicates", equalTo(2));
        assertThat(count("select count(*) from touchpoint where visitor = '" + phone + "'"))
                .isEqualTo(1);
    }

    @Test
    void aThousandAreTakenAtOnceAndNoMore() {
        List<Map<String, Object>> many = IntStream.range(0, 1_001)
                .mapToObj(i -> Touches.viewed("S" + i, now.minusMillis(i), phone, null))
                .toList();
        tell(Map.of("touchpoints", many)).statusCode(400);
        tell(Map.of("touchpoints", many.subList(0, 1_000))).statusCode(200).body("accepted", equalTo(1_000));
    }

    /** Overlapping batches at once, each in another order: every touchpoint is there once, and nobody waits for ever. */
    @Test
    void overlappingBatchesAtOnceAreTakenOnce() {
        UUID customer = api.registeredWithPersonalisation();
        List<Map<String, Object>> touches = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            touches.add(Touches.viewed("S" + i, now.minusMillis(i), phone + i % 7, customer));
        }
        List<CompletableFuture<Integer>> accepted = IntStream.range(0, 8)
                .mapToObj(i -> {
                    List<Map<String, Object>> shuffled = new ArrayList<>(touches);
                    Collections.shuffle(shuffled);
                    return CompletableFuture.supplyAsync(() -> tell(Map.of("touchpoints", shuffled))
                            .statusCode(200)
                            .extract()
                            .<Integer>path("accepted"));
                })
                .toList();
        assertThat(accepted.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(200);
        assertThat(api.timeline(customer, "PRODUCT_VIEWED")).hasSize(200);
    }

    /** Touchpoints of their own, of the same new devices and people, each batch in another order: nobody waits for ever. */
    @Test
    void newDevicesToldAtOnceByManyAreKnownOnce() {
        List<UUID> people = IntStream.range(0, 5)
                .mapToObj(i -> api.registeredWithPersonalisation())
                .toList();
        List<CompletableFuture<Integer>> accepted = IntStream.range(0, 8)
                .mapToObj(batch -> {
                    List<Map<String, Object>> touches = new ArrayList<>();
                    for (int i = 0; i < 300; i++) {
                        touches.add(Touches.signedIn(phone + i, people.get(i % 5), now.minusMillis(batch)));
                    }
                    Collections.shuffle(touches);
                    return CompletableFuture.supplyAsync(() -> tell(Map.of("touchpoints", touches))
                            .statusCode(200)
                            .extract()
                            .<Integer>path("accepted"));
                })
                .toList();
        assertThat(accepted.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(8 * 300);
        assertThat(count("select count(*) from visitor_customer where starts_with(visitor, '" + phone + "')"))
                .isEqualTo(300);
    }

    @Test
    void whatWasLookedAtBeforeSigningInIsTheirsFromThenOn() {
        UUID customer = api.registeredWithPersonalisation();
        api.touched(Touches.viewed("S1", now.minusSeconds(60), phone, null));
        assertThat(api.timeline(customer, "PRODUCT_VIEWED")).isEmpty();
        api.touched(Touches.signedIn(phone, customer, now.minusSeconds(30)));
        assertThat(api.timeline(customer, "PRODUCT_VIEWED")).containsExactly("S1");
        api.touched(
                Touches.signedOut(phone, now.minusSeconds(20)),
                Touches.viewed("S2", now.minusSeconds(10), phone, null));
        assertThat(api.timeline(customer, "PRODUCT_VIEWED")).containsExactly("S1");
    }

    @Test
    void onASharedDeviceEachHasWhatTheyDidWhileSignedIn() {
        UUID ada = api.registeredWithPersonalisation();
        UUID bob = api.registeredWithPersonalisation();
        api.touched(
                Touches.viewed("OF-NOBODY", now.minusSeconds(90), phone, null),
                Touches.signedIn(phone, ada, now.minusSeconds(80)),
                Touches.viewed("OF-ADA", now.minusSeconds(70), phone, null),
                Touches.signedIn(phone, bob, now.minusSeconds(60)),
                Touches.viewed("OF-BOB", now.minusSeconds(50), phone, null),
                Touches.signedOut(phone, now.minusSeconds(40)),
                Touches.viewed("OF-NOBODY-EITHER", now.minusSeconds(30), phone, null));
        assertThat(api.timeline(ada, "PRODUCT_VIEWED")).containsExactly("OF-ADA");
        assertThat(api.timeline(bob, "PRODUCT_VIEWED")).containsExactly("OF-BOB");
        assertThat(api.customer(ada).extract().<List<Object>>path("members")).hasSize(1);
    }

    @Test
    void twoWhoTurnOutToBeOneSeeBothAndPartAgain() {
        UUID one = api.registeredWithPersonalisation();
        UUID other = api.registeredWithPersonalisation();
        api.touched(
                Touches.viewed("BEFORE", now.minusSeconds(90), phone, null),
                Touches.viewed("OF-ONE", now.minusSeconds(80), phone, one),
                Touches.viewed("OF-OTHER", now.minusSeconds(70), phone, other));
        assertThat(api.timeline(one, "PRODUCT_VIEWED")).containsExactly("OF-ONE");
        api.asService()
                .body(Map.of("customers", List.of(one, other), "reason", "has shown both cards"))
                .post("/identity/merges")
                .then()
                .statusCode(200);
        assertThat(api.timeline(one, "PRODUCT_VIEWED")).containsExactly("OF-OTHER", "OF-ONE", "BEFORE");
        api.personalisation(other, false);
        assertThat(api.timeline(one, "PRODUCT_VIEWED")).isEmpty();
        api.asService()
                .body(Map.of("person", one, "members", List.of(other), "reason", "mother and daughter"))
                .post("/identity/unmerges")
                .then()
                .statusCode(200);
        assertThat(api.timeline(one, "PRODUCT_VIEWED")).containsExactly("OF-ONE");
        assertThat(api.timeline(other, "PRODUCT_VIEWED")).isEmpty();
    }

    @Test
    void whatNobodyAllowsIsNotShownAndAWithdrawalHoldsAtOnce() {
        UUID customer = api.registered(Map.of());
        api.touched(Touches.viewed("S1", now, phone, customer));
        assertThat(api.timeline(customer, "PRODUCT_VIEWED")).isEmpty();
        api.personalisation(customer, true);
        assertThat(api.timeline(customer, "PRODUCT_VIEWED")).containsExactly("S1");
        api.personalisation(customer, false);
        assertThat(api.timeline(customer, "PRODUCT_VIEWED")).isEmpty();
    }

    @Test
    void shoppersTellOfThemselvesAndOfNoDevice() {
        UUID customer = api.registeredWithPersonalisation();
        api.as(environment.customerToken(customer))
                .body(Touches.batch(
                        Touches.viewed("OWN", now, null, customer),
                        Touches.viewed("OTHERS", now, null, UUID.randomUUID()),
                        Touches.viewed("CLAIMED", now, phone, customer),
                        Touches.viewed("NOBODYS", now, phone, null)))
                .post("/touchpoints")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected.index", equalTo(List.of(1, 2, 3)))
                .body("rejected.problem.status", equalTo(List.of(403, 403, 403)));
        assertThat(api.timeline(customer, "PRODUCT_VIEWED")).containsExactly("OWN");
        api.as(environment.token("associate"))
                .body(Touches.batch())
                .post("/touchpoints")
                .then()
                .statusCode(403);
    }

    @Test
    void pagesOfTheTimelineLoseAndRepeatNothing() {
        UUID customer = api.registeredWithPersonalisation();
        Instant start = now.minus(Duration.ofDays(3));
        List<Map<String, Object>> touches = IntStream.range(0, 7)
                .mapToObj(i -> Touches.viewed("S" + i, start.plusSeconds(i / 2), i % 2 == 0 ? phone : null, customer))
                .toList();
        tell(Map.of("touchpoints", touches)).body("accepted", equalTo(7));
        List<UUID> purchases = IntStream.range(0, 4)
                .mapToObj(i -> {
                    UUID purchase = UUID.randomUUID();
                    feed.send(
                            Topics.PURCHASES,
                            purchase,
                            1,
                            Events.receipt(purchase, customer, null, start.plusSeconds(i), "S1"));
                    return purchase;
                })
                .toList();
        await().untilAsserted(
                        () -> assertThat(api.timeline(customer, "PURCHASE")).hasSameSizeAs(purchases));
        List<String> seen = new ArrayList<>();
        List<String> times = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = api.asService()
                    .get("/customers/" + customer + "/timeline?limit=2&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.id"));
            times.addAll(page.path("items.occurredAt"));
            cursor = page.path("next");
            // What comes in while somebody reads shifts nothing.
            api.touched(Touches.viewed("NEWER", Events.now(), null, customer));
        }
        assertThat(seen).hasSize(11).doesNotHaveDuplicates();
        assertThat(times.stream().map(Instant::parse).toList()).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void ofOneMomentNothingIsLostBetweenPages() {
        UUID customer = api.registeredWithPersonalisation();
        List<Map<String, Object>> touches = IntStream.range(0, 9)
                .mapToObj(i -> Touches.viewed("S" + i, now, null, customer))
                .sorted(Comparator.comparing(touch -> touch.get("id").toString(), Comparator.reverseOrder()))
                .toList();
        touches.forEach(touch -> api.touched(touch));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = api.asService()
                    .get("/customers/" + customer + "/timeline?limit=2&cursor=" + cursor)
                    .then()
                    .extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("next");
        }
        assertThat(seen)
                .containsExactlyElementsOf(touches.stream()
                        .map(touch -> touch.get("id").toString())
                        .toList());
    }

    @Test
    void whatIsHeldBeforeAMirrorIsOfWhoeverHasSignedInThere() {
        UUID customer = api.registeredWithPersonalisation();
        String readPoint = Events.STORE + "." + Api.unique().substring(0, 8);
        String sku = "S-" + Api.unique();
        api.touched(
                Touches.signedIn("shared:" + readPoint, customer, now.minusSeconds(50)),
                Touches.signedOut("shared:" + readPoint, now.minusSeconds(30)));
        for (int repeat = 0; repeat < 2; repeat++) {
            shown(sku, 1, readPoint, now.minusSeconds(60));
            shown(sku, 2, readPoint, now.minusSeconds(40));
            shown(sku, 3, readPoint, now.minusSeconds(20));
        }
        await().untilAsserted(() -> assertThat(count("select count(*) from touchpoint where sku = '" + sku + "'"))
                .isEqualTo(3));
        api.asService()
                .get("/customers/" + customer + "/timeline")
                .then()
                .body("items.findAll { it.kind == 'PRODUCT_TOUCHED' }", hasSize(1))
                .body("items.find { it.kind == 'PRODUCT_TOUCHED' }.reference", equalTo(sku))
                .body("items.find { it.kind == 'PRODUCT_TOUCHED' }.store.gln", equalTo(Events.STORE));
    }

    @Test
    void aReviewIsOnTheTimelineOfWhoWroteIt() {
        UUID customer = api.registered(Map.of());
        UUID review = UUID.randomUUID();
        UUID product = UUID.randomUUID();
        feed.send(Topics.REVIEWS, review, 1, review(review, product, customer, 1, "PENDING", 4));
        feed.send(Topics.REVIEWS, review, 2, review(review, product, customer, 2, "PUBLISHED", 4));
        feed.send(Topics.REVIEWS, review, 3, review(review, product, null, 3, "DELETED", 0));
        await().untilAsserted(
                        () -> assertThat(api.timeline(customer, "REVIEWED")).containsExactly(product.toString()));
    }

    @Test
    void daysToComeHaveAPlaceAndDaysPastAreDropped() throws SQLException {
        try (Connection database = environment.connect();
                Statement statement = database.createStatement()) {
            statement.execute("select open_touchpoint_day(date '2020-02-29')");
            statement.execute("insert into visitor_sign select '" + phone + "', null, timestamptz '2020-02-29 10:00Z'"
                    + " + n * interval '1 second' from generate_series(1, 3) n");
        }
        assertThat(partitions("touchpoint_20200229")).isEqualTo(1);
        contexts.run(days::keep).await().atMost(Duration.ofSeconds(60));
        assertThat(partitions("touchpoint_20200229")).isZero();
        // The last one still says that nobody has signed in since.
        assertThat(count("select count(*) from visitor_sign where visitor = '" + phone
                        + "' and signed_at = '2020-02-29 10:00:03Z'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from visitor_sign where visitor = '" + phone + "'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from pg_inherits where inhparent = 'touchpoint'::regclass"))
                .isGreaterThanOrEqualTo(4);
        api.touched(Touches.viewed("S1", Events.now(), phone, null));
    }

    private long partitions(String name) {
        return count("select count(*) from pg_class where relname = '" + name + "'");
    }

    private void shown(String sku, long version, String readPoint, Instant at) {
        feed.send(Topics.ITEM_READS, sku, version, new ItemShown(sku, version, Events.STORE, readPoint, "MIRROR", at));
    }

    private static ReviewChanged review(UUID id, UUID product, UUID author, long version, String status, int rating) {
        return new ReviewChanged(
                id,
                version,
                product,
                author,
                status,
                rating,
                false,
                null,
                new ProductRating(version, 0L, 0L, null, List.of(0L, 0L, 0L, 0L, 0L)),
                Events.now());
    }

    private ValidatableResponse tell(Map<String, Object> batch) {
        return api.asService().body(batch).post("/touchpoints").then();
    }

    private long count(String query) {
        try (Connection database = environment.connect();
                Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
