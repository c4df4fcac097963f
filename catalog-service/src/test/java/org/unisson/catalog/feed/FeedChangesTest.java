package org.unisson.catalog.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Inventory;
import org.unisson.catalog.Shelf;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

@QuarkusTest
@CatalogTest
class FeedChangesTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    // When nothing of other tests begins or ends.
    private static final Duration LATER = Duration.ofDays(30);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shelf shelf;
    private String channel;
    private String sku;
    private UUID product;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        channel = shelf.newChannel();
        new Comparator(shelf).feed(channel);
        sku = shelf.newSku();
        product = shelf.newProduct(sku);
        shelf.putPrices(sku, Shelf.price(channel, 1999)).statusCode(201);
    }

    @Test
    void whatChangedIsToldOnce() {
        FeedReader reader = new FeedReader(channel);
        reader.readOn();
        assertThat(reader.items().get(sku))
                .containsEntry("price", "19.99 EUR")
                .containsEntry("availability", "out_of_stock");
        await("nothing new").atMost(SOON).until(() -> reader.readOn() == 0);

        shelf.putPrices(sku, Shelf.price(channel, 2099)).statusCode(200);
        reader.readOn();
        assertThat(reader.items().get(sku)).containsEntry("price", "20.99 EUR");

        String store = new Inventory(sender).newStore();
        sender.send(Inventory.stock(store, sku, 1, 3));
        await("the stock").atMost(SOON).until(() -> {
            reader.readOn();
            return reader.items().get(sku).get("availability").equals("in_stock");
        });
        sender.send(Inventory.stock(store, sku, 2, 0));
        await("no stock").atMost(SOON).until(() -> {
            reader.readOn();
            return reader.items().get(sku).get("availability").equals("out_of_stock");
        });
    }

    @Test
    void whatLeftIsToldAndMayComeBack() {
        FeedReader reader = new FeedReader(channel);
        FeedReader slow = new FeedReader(channel);
        reader.readAll();
        slow.readAll();
        var gone = Shelf.product("Chemise en lin", "Linen shirt", sku);
        gone.put("status", "WITHDRAWN");
        shelf.putProduct(product, gone).statusCode(200);
        reader.readOn();
        assertThat(reader.everRemoved()).contains(sku);
        assertThat(reader.items()).doesNotContainKey(sku);

        gone.put("status", "ACTIVE");
        shelf.putProduct(product, gone).statusCode(200);
        reader.readOn();
        slow.readOn();
        assertThat(reader.items()).containsKey(sku);
        // Who did not ask meanwhile is told of neither as a removal.
        assertThat(slow.everRemoved()).doesNotContain(sku);
        assertThat(slow.items()).containsKey(sku);
    }

    @Test
    void aSkuThatAnotherProductTakesOverHasNotLeft() {
        FeedReader reader = new FeedReader(channel);
        reader.readAll();
        UUID later = Ids.next();
        String other = shelf.newSku();
        shelf.putProduct(product, Shelf.product("Autre", "Other", other)).statusCode(200);
        shelf.putProduct(later, Shelf.product("Reprise", "Taken over", sku)).statusCode(201);
        reader.readOn();
        assertThat(reader.items().get(sku)).containsEntry("title", "Reprise navy M");
        assertThat(reader.everRemoved()).doesNotContain(sku);
        // And back to the product that comes before it.
        shelf.putProduct(later, Shelf.product("Autre", "Other", other + "-2")).statusCode(200);
        shelf.putProduct(product, Shelf.product("Retour", "Back", sku)).statusCode(200);
        reader.readOn();
        assertThat(reader.items().get(sku)).containsEntry("title", "Retour navy M");
        assertThat(reader.everRemoved()).doesNotContain(sku);
    }

    @Test
    void aChannelThatDoesNotSellHasNothing() {
        FeedReader reader = new FeedReader(channel);
        reader.readOn();
        shelf.putChannel(channel, false).statusCode(200);
        reader.readOn();
        assertThat(reader.items()).isEmpty();
        shelf.putChannel(channel, true).statusCode(200);
        reader.readOn();
        assertThat(reader.items()).containsKey(sku);
    }

    @Test
    void aCursorIsOfOneFeed() {
        FeedReader reader = new FeedReader(channel);
        reader.readOn();
        String another = shelf.newChannel();
        new Comparator(shelf).feed(another);
        String ahead = reader.cursor().substring(0, 36) + "-999999";
        changes(another, reader.cursor()).then().statusCode(410).body("type", equalTo("/problems/cursor-unknown"));
        changes(channel, ahead).then().statusCode(410);
        changes(channel, "%00").then().statusCode(400);
        for (String wrong : List.of("x", reader.cursor() + "0000000000000000000", "-1")) {
            changes(channel, wrong)
                    .then()
                    .statusCode(400)
                    .contentType(startsWith("application/problem+json"))
                    .body("violations[0].pointer", equalTo("since"));
        }
        changes("nowhere", reader.cursor()).then().statusCode(404);
        changes(shelf.newChannel(), reader.cursor()).then().statusCode(404);
    }

    @Test
    void severalAtOnceAreToldTheSame() {
        FeedReader reader = new FeedReader(channel);
        reader.readOn();
        shelf.putPrices(sku, Shelf.price(channel, 2099)).statusCode(200);
        assertThat(atOnce("/feeds/" + channel + ".tsv", "/feeds/" + channel + "/changes?since=" + reader.cursor()))
                .allSatisfy(answer -> assertThat(answer.asString()).contains("20.99 EUR"));
        reader.readOn();
        assertThat(reader.items().get(sku)).containsEntry("price", "20.99 EUR");
    }

    @Test
    void manyMayBeTheFirstWhoReadAFeed() {
        shelf.putPrices(sku, Shelf.price(channel, 2099)).statusCode(200);
        assertThat(atOnce("/feeds/" + channel + ".tsv", "/feeds/" + channel + "/changes"))
                .allSatisfy(answer -> assertThat(answer.asString()).contains("20.99 EUR"));
    }

    // More than are let in at once: some wait for their turn, and for each other.
    private static List<Response> atOnce(String... paths) {
        List<CompletableFuture<Response>> asking = new ArrayList<>();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                String path = paths[i % paths.length];
                asking.add(CompletableFuture.supplyAsync(() -> given().get(path), readers));
            }
        }
        List<Response> answers = asking.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        return answers;
    }

    @Test
    void sinceWhenAFeedHoldsWhatItHoldsCountsWhatBeginsByTheClock() {
        // Given a price that begins in an hour
        Instant noon = Instant.now().plus(LATER).truncatedTo(ChronoUnit.SECONDS);
        Instant begin = noon.plus(Duration.ofHours(1));
        Map<String, Object> dearer = new HashMap<>(Shelf.price(channel, 2999));
        dearer.put("validFrom", begin.toString());
        shelf.putPrices(sku, Shelf.price(channel, 1999), dearer).statusCode(200);

        // Then who has read the feed is sent nothing until then
        String first = settled(noon);
        at(begin.minusNanos(1_000));
        feed(first).then().statusCode(304).header("Last-Modified", equalTo(first));
        at(begin);
        String second = feed(first).then().statusCode(200).extract().header("Last-Modified");
        assertThat(second).isNotEqualTo(first);
        // And it is told once, whatever is said with less than a second between
        Instant soon = begin.plusMillis(100);
        at(soon);
        shelf.putPrices(sku, Shelf.price(channel, 3999)).statusCode(200);
        feed(second).then().statusCode(200);
        at(soon.plusMillis(100));
        shelf.putPrices(sku, Shelf.price(channel, 4999)).statusCode(200);
        feed(second).then().statusCode(200);
        at(begin.plusSeconds(60));
        String last = feed(second).then().statusCode(200).extract().header("Last-Modified");
        feed(last).then().statusCode(304);
        // What is no date is no condition, and a tag counts before a date.
        feed("yesterday").then().statusCode(200);
        given().header("If-None-Match", "\"other\"")
                .header("If-Modified-Since", last)
                .get("/feeds/" + channel + ".tsv")
                .then()
                .statusCode(200);
    }

    // What other tests have said may still be on its way.
    private String settled(Instant from) {
        Instant[] instant = {from};
        return await("a feed that stays")
                .pollInSameThread()
                .atMost(SOON)
                .until(
                        () -> {
                            at(instant[0] = instant[0].plusSeconds(2));
                            return feed(null).then().statusCode(200).extract().header("Last-Modified");
                        },
                        modified -> feed(modified).statusCode() == 304);
    }

    private Response feed(String modifiedSince) {
        var asking = given();
        if (modifiedSince != null) {
            asking.header("If-Modified-Since", modifiedSince);
        }
        return asking.get("/feeds/" + channel + ".tsv");
    }

    private static Response changes(String channel, String since) {
        return given().urlEncodingEnabled(false).get("/feeds/" + channel + "/changes?since=" + since);
    }

    private static void at(Instant instant) {
        QuarkusMock.installMockForType(Clock.fixed(instant, ZoneOffset.UTC), Clock.class);
    }
}
