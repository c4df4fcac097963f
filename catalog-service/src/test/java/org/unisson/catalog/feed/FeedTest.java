package org.unisson.catalog.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Inventory;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.quote.Offers;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

@QuarkusTest
@CatalogTest
class FeedTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shelf shelf;
    private Comparator comparator;
    private String sku;
    private UUID product;
    private String channel;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        comparator = new Comparator(shelf);
        sku = shelf.newSku();
        channel = shelf.newChannel();
        comparator.feed(channel);
        product = Ids.next();
        shelf.putProduct(product, product()).statusCode(201);
        shelf.putPrices(sku, Shelf.price(1999)).statusCode(201);
    }

    @Test
    void anItemSaysWhatAComparatorAsks() {
        assertThat(comparator.items(channel, "title")).containsEntry(sku, "Chemise <en> lin & soie navy M");
        assertThat(comparator.items(channel, "description")).containsEntry(sku, "Fraîche.");
        assertThat(comparator.items(channel, "link"))
                .containsEntry(sku, "https://shop.example/p/" + product + "?sku=" + sku);
        assertThat(comparator.items(channel, "image_link")).containsEntry(sku, "https://img.example/own.jpg");
        assertThat(comparator.items(channel, "additional_image_link"))
                .containsEntry(sku, "https://img.example/common.jpg");
        assertThat(comparator.items(channel, "availability")).containsEntry(sku, "out_of_stock");
        assertThat(comparator.items(channel, "price")).containsEntry(sku, "19.99 EUR");
        assertThat(comparator.items(channel, "sale_price")).containsEntry(sku, "");
        assertThat(comparator.items(channel, "gtin")).containsEntry(sku, "4006381333931");
        assertThat(comparator.items(channel, "condition")).containsEntry(sku, "new");
        assertThat(comparator.items(channel, "product_type")).containsEntry(sku, "women > shirts");
        assertThat(comparator.items(channel, "google_product_category")).containsEntry(sku, "1604");
        assertThat(comparator.items(channel, "color")).containsEntry(sku, "navy");
    }

    @Test
    void whatTheChannelCannotPromiseIsOutOfStock() {
        Inventory inventory = new Inventory(sender);
        String store = inventory.newStore();
        inventory.tell(Inventory.stock(store, sku, 1, 1));
        awaitAvailability("in_stock");

        inventory.tell(Inventory.policy(channel, 1, 99, 0, Map.of(), null));
        awaitAvailability("out_of_stock");
        inventory.tell(Inventory.stock(store, sku, 2, 2));
        awaitAvailability("in_stock");
        inventory.tell(Inventory.policy(channel, 2, 100, 0, Map.of(), List.of()));
        awaitAvailability("out_of_stock");
    }

    private void awaitAvailability(String availability) {
        await(availability)
                .atMost(Duration.ofSeconds(90))
                .until(() -> comparator.items(channel, "availability").get(sku).equals(availability));
    }

    @Test
    void aReductionIsASalePriceWithItsPeriod() {
        Map<String, Object> content = Offers.on(sku, Map.of("kind", "percentage", "basisPoints", 3333));
        new Offers(shelf).published(content);

        String period = comparator.items(channel, "sale_price_effective_date").get(sku);

        assertThat(comparator.items(channel, "price")).containsEntry(sku, "19.99 EUR");
        // 33.33 % of 1999 are 666.2667, rounded half-up at the line.
        assertThat(comparator.items(channel, "sale_price")).containsEntry(sku, "13.33 EUR");
        assertThat(Arrays.stream(period.split("/")).map(Instant::parse).map(at -> Duration.between(Instant.now(), at)
                        .isNegative()))
                .containsExactly(true, false);
    }

    @Test
    void whatTheChannelDoesNotSellToEveryoneIsNotInIt() {
        String shown = shelf.newSku();
        String reserved = shelf.newSku();
        UUID onlyShown = shelf.newProduct(shown);
        shelf.newProduct(reserved);
        shelf.putPrices(shown, Shelf.price(1000)).statusCode(201);
        shelf.putPrices(reserved, Shelf.price(1000)).statusCode(201);
        shelf.restrict("feed-" + shown.toLowerCase(java.util.Locale.ROOT), channel, "SHOW", onlyShown)
                .statusCode(201);
        String unpriced = shelf.newSku();
        shelf.newProduct(unpriced);
        Map<String, Object> sale = Offers.on(reserved, Map.of("kind", "percentage", "basisPoints", 1000));
        sale.put("kind", "PRIVATE");
        sale.put("audience", Map.of("segments", List.of("vip")));
        new Offers(shelf).published(sale);

        // Which channels see a product is worked out a moment after it was said.
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(comparator.items(channel, "price"))
                .containsKey(sku)
                .doesNotContainKeys(shown, reserved, unpriced));
    }

    @Test
    void asColumnsItSaysTheSame() {
        String text = given().get("/feeds/" + channel + ".tsv")
                .then()
                .statusCode(200)
                .contentType("text/tab-separated-values")
                .extract()
                .asString();

        List<String> header = List.of(text.lines().findFirst().orElseThrow().split("\t", -1));
        List<String> row = text.lines()
                .map(line -> List.of(line.split("\t", -1)))
                .filter(columns -> columns.getFirst().equals(sku))
                .findFirst()
                .orElseThrow();
        assertThat(row).hasSameSizeAs(header);
        assertThat(row.get(header.indexOf("price"))).isEqualTo("19.99 EUR");
        assertThat(row.get(header.indexOf("shipping"))).isEqualTo("FR::Standard:4.90 EUR");
    }

    @Test
    void whoKnowsItAlreadyIsSentNothing() {
        // A channel that nobody else sells on: other tests write products at the same time.
        shelf.putChannel(channel, false).statusCode(200);
        // The second in which it became that is over when its end is told.
        ExtractableResponse<Response> first = await().atMost(Duration.ofSeconds(90))
                .until(
                        () -> plain().get("/feeds/" + channel + ".xml")
                                .then()
                                .statusCode(200)
                                .extract(),
                        said -> plain().header("If-Modified-Since", said.header("Last-Modified"))
                                        .get("/feeds/" + channel + ".xml")
                                        .statusCode()
                                == 304);

        plain().header("If-None-Match", first.header("ETag"))
                .get("/feeds/" + channel + ".xml")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(first.header("ETag")))
                .header("Last-Modified", equalTo(first.header("Last-Modified")));
        var packed = comparator.xml(channel).statusCode(200).extract();
        assertThat(packed.header("ETag")).isNotEqualTo(first.header("ETag"));
        assertThat(packed.asString()).isEqualTo(first.asString());
    }

    @Test
    void aChannelWithoutAFeedHasNone() {
        comparator.xml(shelf.newChannel()).statusCode(404);
        comparator.xml("nowhere").statusCode(404);
        shelf.as("merchandiser")
                .body(Comparator.settings())
                .put("/channels/nowhere/feed")
                .then()
                .statusCode(404);
        Map<String, Object> wrong = Comparator.settings();
        wrong.put("link", "https://shop.example/p/");
        shelf.as("merchandiser")
                .body(wrong)
                .put("/channels/" + channel + "/feed")
                .then()
                .statusCode(400);
    }

    /** As somebody asks who cannot unpack. */
    private static RequestSpecification plain() {
        return given().config(RestAssured.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }

    private Map<String, Object> product() {
        Map<String, Object> content = new LinkedHashMap<>(Shelf.product("Chemise <en> lin & soie", "Shirt", sku));
        content.put("descriptions", Map.of("fr", "Fraîche."));
        content.put(
                "media",
                List.of(
                        Map.of("url", "https://img.example/common.jpg", "kind", "IMAGE"),
                        Map.of("url", "https://img.example/film.mp4", "kind", "VIDEO"),
                        Map.of("url", "https://img.example/own.jpg", "kind", "IMAGE", "sku", sku)));
        return content;
    }
}
