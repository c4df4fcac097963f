package org.unisson.inventory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.unisson.inventory.EpcisReader.tags;
import static org.unisson.inventory.EpcisReader.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.events.ItemShown;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.schemas.Topics;

/** What a document may say, who may hand it in, and what it tells of items that somebody looks at. */
@QuarkusTest
@InventoryTest
class EpcisDocumentIT {

    private static final Instant THEN = Instant.now().minusSeconds(3_600);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    private final String gtin = EpcisReader.newGtin();
    private Shop shop;
    private String store;
    private String sku;
    private EpcisReader reader;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
        store = shop.newStore("SELL", "RECEIVE");
        sku = shop.newSkuOfGtin(gtin);
        reader = new EpcisReader(shop, store);
        reader.awaitKnown(gtin);
    }

    @Test
    void eachEventStandsAloneAndABadOneIsNamed() {
        Map<String, Object> good = reader.event("receiving", "in_progress", tags(gtin, 1), THEN);
        String unknown = EpcisReader.newGtin();
        JsonPath job = reader.capture(
                with(good, "epcList", List.of("urn:epc:id:sscc:4012345.0000000333")),
                with(good, "type", "AggregationEvent"),
                good,
                with(good, "action", "SEE"),
                with(good, "bizStep", "recieving"),
                with(good, "eventTime", Instant.now().plusSeconds(3_600).toString()),
                with(good, "eventTimeZoneOffset", "Paris"),
                with(good, "eventID", "\u0000"),
                with(
                        good,
                        "bizLocation",
                        EpcisReader.place(Gln.ofTwelve("399999999999").number())),
                with(
                        good,
                        "epcList",
                        List.of(tags(gtin, 1).getFirst(), tags(unknown, 1).getFirst())),
                reader.quantity("receiving", null, gtin, 1.5, THEN),
                reader.quantity("receiving", null, gtin, 0, THEN),
                reader.quantity("receiving", null, gtin, Long.MAX_VALUE, THEN),
                with(good, "errorDeclaration", Map.of("declarationTime", THEN.toString())),
                with(good, "epcList", Map.of()),
                with(good, "readPoint", "here"));

        assertThat(job.getBoolean("success")).isFalse();
        assertThat(job.getString("captureErrorBehaviour")).isEqualTo("proceed");
        assertThat(job.getInt("captured")).isEqualTo(1);
        assertThat(job.getList("errors.index")).isEqualTo(List.of(0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
        assertThat(job.<String>getList("errors.violations.pointer.flatten()"))
                .contains(
                        "/epcisBody/eventList/0/epcList/0",
                        "/epcisBody/eventList/1/type",
                        "/epcisBody/eventList/3/action",
                        "/epcisBody/eventList/4/bizStep",
                        "/epcisBody/eventList/5/eventTime",
                        "/epcisBody/eventList/6/eventTimeZoneOffset",
                        "/epcisBody/eventList/7/eventID",
                        "/epcisBody/eventList/8/bizLocation/id",
                        "/epcisBody/eventList/9/epcList/1",
                        "/epcisBody/eventList/10/quantityList/0/quantity",
                        "/epcisBody/eventList/11/quantityList/0/quantity",
                        "/epcisBody/eventList/12/quantityList/0/quantity",
                        "/epcisBody/eventList/13/errorDeclaration",
                        "/epcisBody/eventList/14/epcList",
                        "/epcisBody/eventList/15/readPoint/id");
        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(1);
    }

    @Test
    void allOrNoneWhereThatIsAskedFor() {
        Map<String, Object> good = reader.event("receiving", "in_progress", tags(gtin, 1), THEN);
        JsonPath job = reader.job(shop.as("service")
                .header("GS1-Capture-Error-Behaviour", "rollback")
                .body(EpcisReader.document(List.of(good, Map.of())))
                .post("/capture"));
        assertThat(job.getString("captureErrorBehaviour")).isEqualTo("rollback");
        assertThat(job.getInt("captured")).isZero();
        assertThat(job.getList("errors")).hasSize(1);
        // Nothing is kept of it: it is new when it comes again.
        assertThat(reader.capture(good).getInt("captured")).isEqualTo(1);
    }

    @Test
    void whatIsNoDocumentIsRefused() {
        Map<String, Object> good = EpcisReader.document(List.of());
        for (Map<String, Object> wrong : List.of(
                with(good, "type", "EPCISQueryDocument"),
                with(good, "schemaVersion", "1.2"),
                with(good, "creationDate", "yesterday"),
                with(good, "epcisBody", Map.of("eventList", Map.of())),
                Map.<String, Object>of())) {
            shop.as("service")
                    .body(wrong)
                    .post("/capture")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        shop.as("service")
                .header("GS1-Capture-Error-Behaviour", "perhaps")
                .body(good)
                .post("/capture")
                .then()
                .statusCode(400);
        shop.as("service")
                .body(EpcisReader.document(Collections.nCopies(1_001, Map.of())))
                .post("/capture")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        for (String garbage : List.of("null", "[]", "-1", "\"text\"", "{\"a\\u0000\":1}", "{", "[".repeat(3_000))) {
            shop.as("service").body(garbage).post("/capture").then().statusCode(400);
        }
    }

    @Test
    void whatIsNoEventIsAFaultOfItsOwn() {
        String document = """
                {"@context": [], "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-11-22T09:00:00Z",
                 "epcisBody": {"eventList": [null, [], 7, "x", {"type": 1}, {"type": "ObjectEvent\\u0000"},
                 {"type": "ObjectEvent", "quantityList": [{"quantity": 1e400}, null, {"quantity": -1e999999}]}]}}""";
        JsonPath job = reader.job(shop.as("service").body(document).post("/capture"));
        assertThat(job.getList("errors.index")).isEqualTo(List.of(0, 1, 2, 3, 4, 5, 6));
    }

    @Test
    void jsonLdIsTaken() {
        shop.as("service")
                .contentType("application/ld+json")
                .body(EpcisReader.document(List.of(reader.event("other", null, tags(gtin, 1), THEN))))
                .post("/capture")
                .then()
                .statusCode(202)
                .header("Location", containsString("/capture/"))
                .header("GS1-EPCIS-Version", "2.0.0");
    }

    @Test
    void anAssociateCapturesForItsOwnStoresAndReadsItsOwnJobs() {
        String other = shop.newStore("SELL");
        Map<String, Object> own = reader.event("receiving", "in_progress", tags(gtin, 2), THEN);
        Map<String, Object> foreign = with(
                reader.event("receiving", "in_progress", tags(gtin, 2), THEN), "bizLocation", EpcisReader.place(other));
        String token = environment.token(TokenRequest.of("associate").inStores(store));
        JsonPath job = reader.job(given().contentType("application/json")
                .header("Authorization", "Bearer " + token)
                .body(EpcisReader.document(List.of(foreign, own)))
                .post("/capture"));
        assertThat(job.getInt("captured")).isEqualTo(1);
        assertThat(job.getInt("errors[0].status")).isEqualTo(403);
        assertThat(job.getInt("errors[0].index")).isZero();
        given().contentType("application/json")
                .header("Authorization", "Bearer " + environment.customerToken(UUID.randomUUID()))
                .body(EpcisReader.document(List.of()))
                .post("/capture")
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer " + token)
                .get("/capture/" + job.getString("captureID"))
                .then()
                .statusCode(200);
        shop.as("associate").get("/capture/" + serviceJob()).then().statusCode(404);
    }

    @Test
    void aMirrorTellsWhatIsLookedAtAndMovesNothing() {
        String otherGtin = EpcisReader.newGtin();
        String other = shop.newSkuOfGtin(otherGtin);
        reader.awaitKnown(otherGtin);
        List<String> tags = tags(gtin, 2);
        reader.capture(reader.event("receiving", "in_progress", tags, THEN));
        reader.register("MIRROR-1", "MIRROR");
        reader.register("GATE-1", "GATE");

        Map<String, Object> look = reader.readAt(
                "MIRROR-1", List.of(tags.get(0), tags.get(1), tags(otherGtin, 1).getFirst()));
        reader.capture(look);
        reader.capture(look);
        reader.capture(reader.readAt("GATE-1", tags));
        reader.capture(reader.readAt("MIRROR-1", tags));

        var told = new Published(environment, codec).await(Topics.ITEM_READS, sku, 2);
        assertThat(told).extracting(Published.Told::version).containsExactly(1L, 2L);
        ItemShown first = (ItemShown) told.getFirst().state();
        assertThat(first.getLocation()).isEqualTo(store);
        assertThat(first.getReadPoint()).isEqualTo(store + ".MIRROR-1");
        assertThat(first.getReadPointKind()).isEqualTo("MIRROR");
        assertThat(new Published(environment, codec).await(Topics.ITEM_READS, other, 1))
                .hasSize(1);
        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(2);
        assertThat(reader.shown(sku).getLong("shown")).isEqualTo(2);
    }

    @Test
    void aReadPointBelongsToOneLocation() {
        reader.register("SHELF-1", "SHELF");
        shop.as("service")
                .get("/read-points/" + store + ".SHELF-1")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("kind", equalTo("SHELF"));
        shop.as("service")
                .header("If-Match", "\"7\"")
                .body(Map.of("location", store, "kind", "GATE"))
                .put("/read-points/" + store + ".SHELF-1")
                .then()
                .statusCode(412);
        shop.as("service")
                .get("/read-points?location=" + store)
                .then()
                .statusCode(200)
                .body("items.id", hasItems(store + ".SHELF-1"));
        shop.as("service")
                .body(Map.of("location", store, "kind", "GATE"))
                .put("/read-points/nowhere")
                .then()
                .statusCode(400);
        String other = shop.newStore("SELL");
        JsonPath job = reader.capture(with(
                reader.event("other", null, tags(gtin, 1), THEN), "readPoint", EpcisReader.place(store, "SHELF-1")));
        assertThat(job.getBoolean("success")).isTrue();
        Map<String, Object> elsewhere =
                with(reader.event("other", null, tags(gtin, 1), THEN), "bizLocation", EpcisReader.place(other));
        assertThat(reader.capture(with(elsewhere, "readPoint", EpcisReader.place(store, "SHELF-1")))
                        .getString("errors[0].type"))
                .isEqualTo("/problems/read-point-elsewhere");
    }

    private String serviceJob() {
        return reader.capture(reader.event("other", null, tags(gtin, 1), THEN)).getString("captureID");
    }
}
