package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.retailer.Gs1;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.Feed;
import org.unisson.scenarios.support.RawCalls;
import org.unisson.scenarios.support.RawCalls.Reply;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** R21: one reference for products, prices, stock and commercial policy; what is said once shows on every channel. */
@ExtendWith(RunningRetailer.class)
class R21_OneReferenceForEveryChannel {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final List<String> KINDS = List.of("WEB", "APP", "STORE", "CALL_CENTRE", "KIOSK");
    private static final String SIZE = "M";

    private final Shop shop;
    private final RawCalls calls;
    private final Feed feed;
    private final Map<String, String> channels = new LinkedHashMap<>();
    private final String store;
    private final Shopper shopper;
    private final UUID productId = UUID.randomUUID();
    private final String sku = "R21-" + productId;
    private final String gtin = Gs1.thirteen(30, ThreadLocalRandom.current().nextLong(9_999_999_999L));
    private final String word = "w" + productId.toString().replace("-", "");

    R21_OneReferenceForEveryChannel(Shop shop, Stack stack) {
        this.shop = shop;
        this.calls = new RawCalls(stack);
        this.feed = new Feed(stack);
        this.store = shop.store();
        this.shopper = shop.shopper();
        KINDS.forEach(kind -> channels.put(kind, shop.channel(kind)));
        channels.values().forEach(shop::feed);
        content("Chemise");
        prices(Map.of("price", Shop.euros(2_000)));
        shop.receive(store, sku, 1);
        shop.opened();
    }

    /** What a channel tells of the product in one place. */
    private record Shown(String name, long cents, boolean inStock) {}

    @Test
    void whatIsSaidOnceShowsOnEveryChannel() {
        // Given a shirt of 20.00 with one piece in a store
        everywhere(new Shown(named("Chemise"), 2_000, true));

        // When it is described anew, then everybody reads that
        content("Tunique");
        everywhere(new Shown(named("Tunique"), 2_000, true));
        told(Topics.PRODUCTS, productId.toString(), "names", named("Tunique"));

        // When its price changes, then everybody asks that
        prices(Map.of("price", Shop.euros(1_500)));
        everywhere(new Shown(named("Tunique"), 1_500, true));
        told(Topics.PRICES, sku, "prices", "1500");

        // When a third is taken off it everywhere: 33.33 % of 15.00 are 4.9995, rounded half-up
        String operation = reduce(3_333);
        everywhere(new Shown(named("Tunique"), 1_000, true));
        told(Topics.OPERATIONS, operation, "titles", "Soldes");
        channels.forEach((kind, channel) -> {
            assertThat(variant(kind, channel)
                            .at("/pricing/operations/0/operationId")
                            .asText())
                    .as("why it is reduced, " + kind)
                    .isEqualTo(operation);
            assertThat(quote(kind, channel)
                            .at("/lines/0/reductions/0/operationId")
                            .asText())
                    .as("why it is reduced in a quote, " + kind)
                    .isEqualTo(operation);
        });

        // When a till sells the only piece, then nobody offers it any more
        shop.sell(store, Shop.receipt(store, channels.get("STORE"), null, sku, 1, 1_000));
        everywhere(new Shown(named("Tunique"), 1_000, false));
        told(Topics.STOCK, store + "/" + sku, "available", "0");
    }

    @Test
    void whereAChannelDiffersItNamesTheRule() {
        // Given a price list of the app alone, with its reason
        String list = "app-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        shop.put(
                Service.CATALOG,
                "/price-lists/" + list,
                Map.of(
                        "name",
                        "Dix ans de l'application",
                        "currency",
                        Shop.EUR,
                        "channels",
                        List.of(channels.get("APP")),
                        "priority",
                        10,
                        "reason",
                        "ten years of the app"));
        prices(Map.of("price", Shop.euros(2_000)), Map.of("list", list, "price", Shop.euros(1_800)));

        // Then the app asks it everywhere, and says why; the others ask theirs, and say of that one only that it is
        // not theirs
        channels.forEach((kind, channel) -> {
            boolean app = kind.equals("APP");
            awaitShown(kind, channel, new Shown(named("Chemise"), app ? 1_800 : 2_000, true));
            String why = app ? "price list " + list + " (ten years of the app)" : "price for everyone";
            assertThat(variant(kind, channel).at("/pricing/why").asText()).isEqualTo(why);
            assertThat(scan(kind, channel)
                            .orElseThrow()
                            .body()
                            .at("/product/variants/0/pricing/why")
                            .asText())
                    .isEqualTo(why);
            assertThat(found(kind, channel)
                            .at("/items/0/variants/0/pricing/why")
                            .asText())
                    .isEqualTo(why);
            assertThat(quote(kind, channel).at("/lines/0/why").asText()).isEqualTo(why);
            assertThat(variant(kind, channel).at("/pricing/lost/0/price/minor").asLong())
                    .isEqualTo(app ? 2_000 : 1_800);
        });
    }

    @Test
    void anAssortmentThatDiffersIsNamedAndSoIsItsWindow() {
        // Given an assortment by which the kiosk only shows it, until tomorrow, and the call centre has it from
        // tomorrow on
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        assortment("sold", Map.of("sellability", "SELL"), "WEB", "APP", "STORE");
        assortment("shown", Map.of("sellability", "SHOW", "until", tomorrow), "KIOSK");
        assortment("later", Map.of("sellability", "SELL", "from", tomorrow), "CALL_CENTRE");

        // Then each says what it may do, at the same price
        Map<String, String> rules = Map.of("WEB", "SELL", "APP", "SELL", "STORE", "SELL", "KIOSK", "SHOW");
        await("assortments")
                .atMost(SOON)
                .untilAsserted(() -> rules.forEach((kind, rule) -> {
                    JsonNode scan = scan(kind, channels.get(kind)).orElseThrow().body();
                    assertThat(scan.path("sellability").asText()).as(kind).isEqualTo(rule);
                    assertThat(scan.at("/product/variants/0/price/minor").asLong())
                            .as(kind)
                            .isEqualTo(2_000);
                }));
        // And who has it later does not know it yet
        String callCentre = channels.get("CALL_CENTRE");
        await("not there yet").atMost(SOON).untilAsserted(() -> {
            assertThat(scan("CALL_CENTRE", callCentre)).isEmpty();
            assertThat(speaker("CALL_CENTRE")
                            .find(Service.CATALOG, "/products/" + productId + "?channel=" + callCentre))
                    .isEmpty();
            assertThat(found("CALL_CENTRE", callCentre).path("items")).isEmpty();
            assertThat(fed(callCentre)).isEmpty();
            // What is only shown is on no feed either: it sells to nobody.
            assertThat(fed(channels.get("KIOSK"))).isEmpty();
            assertThat(fed(channels.get("WEB"))).isPresent();
        });

        // And the topic tells every rule with its window, so that whoever sells refuses by it
        await("the assortment's topic").atMost(SOON).untilAsserted(() -> {
            Map<String, String> told = new HashMap<>();
            for (Object entry :
                    (List<?>) last(Topics.ASSORTMENTS, productId.toString()).get("entries")) {
                GenericRecord one = (GenericRecord) entry;
                told.put(
                        one.get("channel").toString(),
                        one.get("sellability") + " " + (one.get("validFrom") != null) + " "
                                + (one.get("validTo") != null));
            }
            assertThat(told)
                    .containsEntry(channels.get("WEB"), "SELL false false")
                    .containsEntry(channels.get("KIOSK"), "SHOW false true")
                    .containsEntry(callCentre, "SELL true false");
        });
        await("the refusal").atMost(SOON).untilAsserted(() -> {
            Reply refused = order(channels.get("KIOSK"));
            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.json().path("type").asText()).isEqualTo("/problems/not-sold-here");
            assertThat(refused.json().at("/violations/0/message").asText()).endsWith("SHOW");
        });
    }

    private void everywhere(Shown expected) {
        channels.forEach((kind, channel) -> awaitShown(kind, channel, expected));
    }

    // Page, search, feed and scan one after the other; and a quote, which knows no stock.
    private void awaitShown(String kind, String channel, Shown expected) {
        await(expected + " on " + kind).atMost(SOON).untilAsserted(() -> {
            Session speaker = speaker(kind);
            JsonNode page = speaker.get(Service.CATALOG, "/products/" + productId + "?channel=" + channel)
                    .body();
            assertThat(shown(page)).as("page, " + kind).isEqualTo(expected);
            JsonNode found = found(kind, channel).path("items");
            assertThat(found).as("search, " + kind).hasSize(1);
            assertThat(shown(found.path(0))).as("search, " + kind).isEqualTo(expected);
            assertThat(fed(channel)).as("feed, " + kind).contains(expected);
            assertThat(scan(kind, channel).map(scan -> shown(scan.body().path("product"))))
                    .as("scan, " + kind)
                    .contains(expected);
            assertThat(quote(kind, channel).at("/total/minor").asLong())
                    .as("quote, " + kind)
                    .isEqualTo(expected.cents());
        });
    }

    private static Shown shown(JsonNode page) {
        JsonNode variant = page.path("variants").path(0);
        return new Shown(
                page.path("name").asText(),
                variant.at("/price/minor").asLong(),
                variant.at("/availability/available").asLong() > 0);
    }

    /** The item of the channel's feed, empty where it has none. */
    private Optional<Shown> fed(String channel) {
        Reply reply = calls.send(Service.CATALOG, "GET", "/feeds/" + channel + ".tsv", null, null);
        assertThat(reply.status()).as(reply.request()).isEqualTo(200);
        List<String> lines = reply.text().lines().toList();
        List<String> names = List.of(lines.getFirst().split("\t", -1));
        return lines.stream()
                .map(line -> List.of(line.split("\t", -1)))
                .filter(columns -> columns.getFirst().equals(sku))
                .findFirst()
                .map(columns -> {
                    String reduced = columns.get(names.indexOf("sale_price"));
                    String paid = reduced.isEmpty() ? columns.get(names.indexOf("price")) : reduced;
                    String title = columns.get(names.indexOf("title"));
                    return new Shown(
                            title.substring(0, title.length() - SIZE.length() - 1),
                            new BigDecimal(paid.substring(0, paid.indexOf(' ')))
                                    .movePointRight(2)
                                    .longValueExact(),
                            columns.get(names.indexOf("availability")).equals("in_stock"));
                });
    }

    private JsonNode variant(String kind, String channel) {
        return speaker(kind)
                .get(Service.CATALOG, "/variants/" + sku + "?channel=" + channel)
                .body();
    }

    private JsonNode found(String kind, String channel) {
        return speaker(kind)
                .get(Service.CATALOG, "/search?q=" + word + "&channel=" + channel)
                .body();
    }

    private Optional<Answer> scan(String kind, String channel) {
        return speaker(kind).find(Service.CATALOG, "/scans/" + gtin + "?channel=" + channel);
    }

    private JsonNode quote(String kind, String channel) {
        return speaker(kind)
                .post(
                        Service.CATALOG,
                        "/quotes",
                        Map.of("channel", channel, "lines", List.of(Map.of("sku", sku, "quantity", 1))))
                .body();
    }

    private Reply order(String channel) {
        return calls.send(
                Service.ORDER, "POST", "/orders", shop.retail().token(TokenRequest.of("service")), """
                {"channel": "%s", "method": "SHIP", "cardToken": "tok_visa", "lines": [{"sku": "%s", "quantity": 1}]}""".formatted(
                                channel, sku));
    }

    /** Who speaks to the services there: the customer, a seller or an agent. */
    private Session speaker(String kind) {
        return switch (kind) {
            case "WEB", "APP" -> shop.retail().shopper(shopper.customerId(), shop.journey());
            case "STORE", "KIOSK" -> shop.retail().associate(store, shop.journey());
            default -> shop.retail().session(TokenRequest.of("agent"), shop.journey());
        };
    }

    private void content(String name) {
        shop.put(
                Service.CATALOG,
                "/products/" + productId,
                Map.of(
                        "names",
                        Map.of("fr", named(name), "en", named(name)),
                        "status",
                        "ACTIVE",
                        "variants",
                        List.of(Map.of("sku", sku, "gtin", gtin, "options", Map.of("size", SIZE)))));
    }

    private String named(String name) {
        return name + " " + word;
    }

    private void prices(Object... prices) {
        shop.put(Service.CATALOG, "/prices/" + sku, Map.of("prices", List.of(prices)));
    }

    private void assortment(String name, Map<String, Object> rule, String... kinds) {
        Map<String, Object> body = new HashMap<>(rule);
        body.put("channels", List.of(kinds).stream().map(channels::get).toList());
        body.put("products", List.of(productId));
        shop.put(Service.CATALOG, "/assortments/" + productId + "-" + name, body);
    }

    /** Takes that much off on every channel. @return the operation */
    private String reduce(int basisPoints) {
        String operation = UUID.randomUUID().toString();
        shop.put(
                Service.CATALOG,
                "/operations/" + operation,
                Map.of(
                        "names",
                        Map.of("fr", "Soldes", "en", "Sale"),
                        "beginsAt",
                        Instant.now().minusSeconds(60).toString(),
                        "endsAt",
                        Instant.now().plus(Duration.ofDays(1)).toString(),
                        "targets",
                        Map.of("skus", List.of(sku)),
                        "effects",
                        List.of(Map.of("kind", "percentage", "basisPoints", basisPoints))));
        shop.system().post(Service.CATALOG, "/operations/" + operation + "/publish", new Requests.Nothing());
        return operation;
    }

    /** Waits until the newest state of that key says so, to whoever subscribes. */
    private void told(Topic topic, String key, String field, String text) {
        await(topic.name() + " of " + key).atMost(SOON).untilAsserted(() -> assertThat(
                        last(topic, key).get(field).toString())
                .contains(text));
    }

    private GenericRecord last(Topic topic, String key) {
        List<GenericRecord> states = feed.of(topic, key);
        assertThat(states).as(topic.name() + " of " + key).isNotEmpty();
        return states.getLast();
    }
}
