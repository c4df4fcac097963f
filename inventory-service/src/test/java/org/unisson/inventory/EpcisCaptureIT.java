package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.inventory.EpcisReader.tags;
import static org.unisson.inventory.EpcisReader.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** What reads move: each item once for ever, each event once, whatever comes twice, late or at the same time. */
@QuarkusTest
@InventoryTest
class EpcisCaptureIT {

    private static final Instant THEN = Instant.now().minusSeconds(3_600);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

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
    void itemsAreReceivedOnceAndShownWhereTheyWereSeenLast() {
        List<String> tags = tags(gtin, 5);
        JsonPath job = reader.capture(reader.event("receiving", "in_progress", tags, THEN));

        assertThat(job.getBoolean("success")).isTrue();
        assertThat(job.getBoolean("running")).isFalse();
        assertThat(job.getInt("captured")).isEqualTo(1);
        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(5);

        reader.capture(
                reader.event("stocking", "sellable_accessible", tags.subList(0, 3), THEN.plusSeconds(60)),
                reader.event("receiving", "in_progress", tags, THEN.plusSeconds(30)));

        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(5);
        JsonPath shown = reader.shown(sku);
        assertThat(shown.getLong("shown")).isEqualTo(3);
        assertThat(shown.getLong("backRoom")).isEqualTo(2);
        assertThat(Instant.parse(shown.getString("asOf"))).isAfterOrEqualTo(THEN.plusSeconds(30));
    }

    @Test
    void anEventHandedInTwiceChangesNothing() {
        Map<String, Object> event = reader.event("receiving", "in_progress", tags(gtin, 4), THEN);
        reader.capture(event);
        Map<String, Object> pieces = reader.quantity("receiving", "in_progress", gtin, 7, THEN);
        reader.capture(pieces);

        JsonPath again = reader.capture(event, pieces);

        assertThat(again.getBoolean("success")).isTrue();
        assertThat(again.getInt("captured")).isZero();
        assertThat(again.getInt("repeated")).isEqualTo(2);
        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(11);
    }

    @Test
    void anEventWithoutAnIdIsKnownByWhatItSays() {
        Map<String, Object> event = reader.quantity("receiving", "in_progress", gtin, 7, THEN);
        event.remove("eventID");
        reader.capture(event);
        assertThat(reader.capture(event).getInt("repeated")).isEqualTo(1);
        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(7);
    }

    @Test
    void anotherEventUnderTheSameIdIsRefused() {
        Map<String, Object> event = reader.quantity("receiving", "in_progress", gtin, 7, THEN);
        reader.capture(event);
        Map<String, Object> other = reader.quantity("receiving", "in_progress", gtin, 8, THEN);
        JsonPath job = reader.capture(with(other, "eventID", event.get("eventID")));
        assertThat(job.getString("errors[0].type")).isEqualTo("/problems/event-id-used");
        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(7);
    }

    @Test
    void twoGatesThatSeeTheSameItemsAtOnceReceiveThemOnce() {
        List<String> tags = tags(gtin, 200);
        List<String> backwards = tags.reversed();

        List<JsonPath> jobs = Together.run(Stream.of(tags, backwards, tags, backwards)
                .<java.util.function.Supplier<JsonPath>>map(
                        seen -> () -> reader.capture(reader.event("receiving", "in_progress", seen, THEN)))
                .toList());

        assertThat(jobs).allMatch(job -> job.getBoolean("success"));
        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(200);
    }

    @Test
    void theSameDocumentTwiceAtOnceIsCapturedOnce() {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int each = 0; each < 20; each++) {
            events.add(reader.quantity("receiving", "in_progress", gtin, 1, THEN.plusSeconds(each)));
        }
        List<JsonPath> jobs = Together.run(List.of(
                () -> reader.job(
                        shop.as("service").body(EpcisReader.document(events)).post("/capture")),
                () -> reader.job(shop.as("service")
                        .body(EpcisReader.document(events.reversed()))
                        .post("/capture"))));
        assertThat(jobs.stream().mapToInt(job -> job.getInt("captured")).sum()).isEqualTo(20);
        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(20);
    }

    @Test
    void whatIsToldLateMovesNothingTwice() {
        List<String> tags = tags(gtin, 2);
        reader.capture(reader.event("receiving", "in_progress", tags, THEN));
        reader.capture(reader.event("inspecting", "damaged", tags, THEN.plusSeconds(60)));
        JsonPath late = reader.capture(
                reader.event("stocking", "sellable_accessible", tags, THEN.plusSeconds(30)),
                reader.event("receiving", "in_progress", tags, THEN.minusSeconds(30)));
        assertThat(late.getInt("captured")).isEqualTo(2);
        assertThat(shop.stock(store, sku).getLong("onHand")).isZero();
        assertThat(shop.stock(store, sku).getLong("damaged")).isEqualTo(2);
    }

    @Test
    void itemsChangeTheirStateAndComeBackFromIt() {
        List<String> tags = tags(gtin, 3);
        reader.capture(reader.event("receiving", "in_progress", tags, THEN));
        reader.capture(
                reader.event("inspecting", null, tags.subList(0, 2), THEN.plusSeconds(1)),
                reader.event("inspecting", "damaged", tags.subList(1, 2), THEN.plusSeconds(2)));
        assertStock(1, 1, 1);
        reader.capture(reader.event("stocking", "sellable_accessible", tags, THEN.plusSeconds(3)));
        assertStock(3, 0, 0);
    }

    @Test
    void whatWasDisposedOfByHandIsNotTakenTwice() {
        List<String> tags = tags(gtin, 2);
        reader.capture(reader.event("receiving", "damaged", tags, THEN));
        assertStock(0, 0, 2);
        shop.as("service")
                .body(Map.of("from", "DAMAGED", "to", "WRITE_OFF", "quantity", 1))
                .post("/stock/" + store + "/" + sku + "/dispositions")
                .then()
                .statusCode(200);
        reader.capture(reader.event("repairing", "sellable_not_accessible", tags, THEN.plusSeconds(1)));
        assertStock(1, 0, 0);
    }

    @Test
    void tillsTellOfSalesUnlessALocationHasNone() {
        List<String> tags = tags(gtin, 3);
        reader.capture(reader.event("receiving", "in_progress", tags, THEN));
        reader.capture(reader.event("retail_selling", "retail_sold", tags.subList(0, 1), THEN.plusSeconds(1)));
        assertStock(3, 0, 0);

        shop.as("service")
                .body(Map.of("salesFrom", "READS"))
                .put("/read-policies/" + store)
                .then()
                .statusCode(200);
        reader.capture(
                reader.event("retail_selling", "retail_sold", tags.subList(1, 2), THEN.plusSeconds(2)),
                reader.quantity("retail_selling", "retail_sold", gtin, 1, THEN.plusSeconds(2)));
        assertStock(1, 0, 0);
        reader.capture(reader.event("accepting", "returned", tags.subList(1, 2), THEN.plusSeconds(3)));
        assertStock(1, 1, 0);
    }

    @Test
    void whatIsShippedLeavesWithATransferOnly() {
        String other = shop.newStore("SELL", "RECEIVE");
        List<String> tags = tags(gtin, 2);
        reader.capture(reader.event("stocking", "sellable_accessible", tags, THEN));
        reader.capture(reader.event("shipping", "in_transit", tags.subList(0, 1), THEN.plusSeconds(1)));
        assertThat(reader.shown(sku).getLong("shown")).isEqualTo(2);
        shop.as("service")
                .body(Map.of("from", store, "to", other, "lines", List.of(Map.of("sku", sku, "quantity", 1))))
                .post("/transfers")
                .then()
                .statusCode(201);
        reader.capture(reader.event("shipping", "in_transit", tags.subList(0, 1), THEN.plusSeconds(2)));
        assertThat(reader.shown(sku).getLong("shown")).isEqualTo(1);
        assertStock(1, 0, 0);
    }

    @Test
    void aThousandEventsOfAThousandItemsAreOneDocument() {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int each = 0; each < 1_000; each++) {
            events.add(reader.event("receiving", "in_progress", tags(gtin, 10), THEN));
        }
        JsonPath job =
                reader.job(shop.as("service").body(EpcisReader.document(events)).post("/capture"));
        assertThat(job.getInt("captured")).isEqualTo(1_000);
        assertThat(shop.stock(store, sku).getLong("onHand")).isEqualTo(10_000);
    }

    private void assertStock(long onHand, long qualityControl, long damaged) {
        shop.as("service")
                .get("/stock/" + store + "/" + sku)
                .then()
                .body(
                        "onHand", equalTo((int) onHand),
                        "qualityControl", equalTo((int) qualityControl),
                        "damaged", equalTo((int) damaged));
    }
}
