package org.unisson.catalog.quote;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.chassis.testing.Persons;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

@QuarkusTest
@CatalogTest
class QuoteResourceTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Persons persons;

    private Shelf shelf;
    private Offers offers;
    private String sku;
    private String channel;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        offers = new Offers(shelf);
        sku = shelf.newSku();
        shelf.newProduct(sku);
        channel = shelf.newChannel();
        shelf.putPrices(sku, Shelf.price(1999)).statusCode(201);
    }

    @Test
    void linesSumToTheTotalWithReasonsAndTax() {
        UUID operation = offers.percentOff(sku, 1000, Map.of());

        offers.quote(Offers.basket(channel, Offers.line(sku, 3)))
                .statusCode(201)
                .body("lines[0].unitPrice.minor", equalTo(1999))
                .body("lines[0].regular.minor", equalTo(5997))
                .body("lines[0].reductions[0].operationId", equalTo(operation.toString()))
                .body("lines[0].reductions[0].amount.minor", equalTo(600))
                .body("lines[0].total.minor", equalTo(5397))
                .body("lines[0].tax.rate", equalTo(2000))
                .body("lines[0].tax.amount.minor", equalTo(900))
                .body("lines[0].why", containsString("price for everyone"))
                .body("total.minor", equalTo(5397))
                .body("taxes[0].amount.minor", equalTo(900))
                .body("lock", equalTo("NONE"))
                .body("signed", notNullValue());
    }

    @Test
    void pageSearchAndQuoteAgree() {
        UUID operation = offers.percentOff(sku, 2500, Map.of());

        int quoted = offers.quote(Offers.basket(channel, Offers.line(sku, 1)))
                .statusCode(201)
                .extract()
                .path("total.minor");

        assertThat(quoted).isEqualTo(1499);
        given().header("Accept-Language", "en")
                .get("/variants/" + sku + "?channel=" + channel)
                .then()
                .statusCode(200)
                .body("price.minor", equalTo(quoted))
                .body("pricing.regular.minor", equalTo(1999))
                .body("pricing.lowest30Days.minor", equalTo(1999))
                .body("pricing.operations[0].operationId", equalTo(operation.toString()))
                .body("pricing.operations[0].name", equalTo("Sale"));
        List<Integer> found = given().get("/products?limit=200&channel=" + channel)
                .then()
                .statusCode(200)
                .extract()
                .path("items.variants.flatten().findAll { it.sku == '" + sku + "' }.price.minor");
        assertThat(found).isSubsetOf(quoted);
    }

    @Test
    void aListForStoresAndASegmentWinsForThemAlone() {
        String store = "3012345000017";
        String group = "group-" + sku.toLowerCase();
        shelf.as("merchandiser")
                .body(Map.of("name", "Paris", "stores", List.of(store)))
                .put("/store-groups/" + group)
                .then()
                .statusCode(201);
        String list = "list-" + sku.toLowerCase();
        shelf.as("merchandiser")
                .body(Map.of("name", "Opening", "currency", "EUR", "storeGroup", group, "reason", "opening week"))
                .put("/price-lists/" + list)
                .then()
                .statusCode(201);
        shelf.putPrices(sku, Shelf.price(1999), Map.of("list", list, "price", Map.of("minor", 1799, "currency", "EUR")))
                .statusCode(200);

        Map<String, Object> there = Offers.basket(channel, Offers.line(sku, 1));
        there.put("store", store);
        offers.quote(there)
                .statusCode(201)
                .body("total.minor", equalTo(1799))
                .body("lines[0].list", equalTo(list))
                .body("lines[0].why", containsString("opening week"))
                .body("lines[0].lost[0].why", containsString("more narrowly"));
        offers.quote(Offers.basket(channel, Offers.line(sku, 1)))
                .body("total.minor", equalTo(1999))
                .body("lines[0].lost[0].why", containsString("other stores"));
    }

    @Test
    void theSignatureIsGoodAndNothingIsPromisedBeyondTheNextEnd() throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(5)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        offers.percentOff(sku, 1000, Map.of("endsAt", end.toString()));

        JsonPath quote = offers.quote(Offers.basket(channel, Offers.line(sku, 1)))
                .statusCode(201)
                .body("validUntil", equalTo(end.toString()))
                .extract()
                .jsonPath();

        String[] parts = quote.getString("signed").split("\\.");
        JsonPath header = JsonPath.from(text(parts[0]));
        JsonPath claims = JsonPath.from(text(parts[1]));
        assertThat(claims.getString("jti")).isEqualTo(quote.getString("quoteId"));
        assertThat(claims.getInt("total.minor")).isEqualTo(1799);
        assertThat(claims.getLong("exp")).isEqualTo(end.getEpochSecond());
        JsonPath keys =
                given().get("/quotes/keys").then().statusCode(200).extract().jsonPath();
        assertThat(keys.getString("keys[0].kid")).isEqualTo(header.getString("kid"));
        assertThat(isSigned(parts, keys)).isTrue();
        given().get("/quotes/" + quote.getString("quoteId")).then().statusCode(401);
        shelf.as("agent")
                .get("/quotes/" + quote.getString("quoteId"))
                .then()
                .statusCode(200)
                .body("total.minor", equalTo(1799));
    }

    @Test
    void whatCannotBeIsRefused() {
        offers.quote(Offers.basket("nowhere", Offers.line(sku, 1)))
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-channel"));
        offers.quote(Offers.basket(channel, Offers.line(sku, 1), Offers.line("UNKNOWN", 1)))
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/lines/1/sku"));
        String free = shelf.newSku();
        shelf.newProduct(free);
        offers.quote(Offers.basket(channel, Offers.line(free, 1)))
                .statusCode(422)
                .body("type", equalTo("/problems/no-price"));
        offers.quote(Offers.basket(channel, Offers.line(sku, 0))).statusCode(400);
        given().contentType("application/json")
                .body(Offers.basket(channel, Offers.line(sku, 1)))
                .post("/quotes")
                .then()
                .statusCode(401);
        Map<String, Object> withSegments = Offers.basket(channel, Offers.line(sku, 1));
        withSegments.put("segments", List.of("vip"));
        given().contentType("application/json")
                .header("Authorization", "Bearer " + environment.customerToken(Ids.next()))
                .body(withSegments)
                .post("/quotes")
                .then()
                .statusCode(403);
        offers.lock(Ids.next().toString()).statusCode(404);
    }

    @Test
    void conditionsAreCheckedWithLineAndColumn() {
        Map<String, Object> content = Offers.on(sku, Map.of("kind", "percentage", "basisPoints", 1000));
        content.put("condition", "total >= 5000 &&\n quantity > 'two'");
        offers.put(Ids.next(), content)
                .statusCode(422)
                .body("type", equalTo("/problems/condition-not-valid"))
                .body("violations[0].message", containsString("line 2, column"));

        content.put("condition", "total >= 5000 && skus.exists(s, s == '" + sku + "')");
        UUID operation = offers.published(content);
        offers.quote(Offers.basket(channel, Offers.line(sku, 2)))
                .body("reduction.minor", equalTo(0))
                .body("notApplied.operationId", hasItem(operation.toString()))
                .body("notApplied.reason", contains("CONDITION"));
        offers.quote(Offers.basket(channel, Offers.line(sku, 3)))
                .body("reduction.minor", equalTo(600))
                .body("notApplied", empty());
    }

    @Test
    void aPrivateSaleIsThereForThoseInvitedAlone() {
        UUID customer = Ids.next();
        Map<String, Object> content = Offers.on(sku, Map.of("kind", "percentage", "basisPoints", 5000));
        content.put("kind", "PRIVATE");
        content.put("audience", Map.of("invited", true));
        UUID quota = Ids.next();
        content.put("quotaId", quota.toString());
        UUID operation = offers.published(content);
        offers.invite(operation, customer).statusCode(200).body("added", equalTo(1));

        given().get("/variants/" + sku + "?channel=" + channel).then().statusCode(404);
        offers.quote(Offers.basket(channel, Offers.line(sku, 1)))
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-sku"));
        String token = environment.customerToken(customer);
        given().header("Authorization", "Bearer " + token)
                .get("/variants/" + sku + "?channel=" + channel)
                .then()
                .statusCode(200)
                .body("price.minor", equalTo(999));
        given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(Offers.basket(channel, Offers.line(sku, 1)))
                .post("/quotes")
                .then()
                .statusCode(201)
                .body("total.minor", equalTo(999))
                .body("lines[0].quotas", contains(quota.toString()))
                .body("customerId", equalTo(customer.toString()));
        UUID other = Ids.next();
        String others = environment.customerToken(other);
        asked(others, "").statusCode(404);
        asked(others, persons.merge(customer, other)).statusCode(200).body("price.minor", equalTo(999));
        given().header("Authorization", "Bearer " + others)
                .contentType("application/json")
                .body(Offers.basket(channel, Offers.line(sku, 1)))
                .post("/quotes")
                .then()
                .statusCode(201)
                .body("total.minor", equalTo(999))
                .body("customerId", equalTo(other.toString()));
        asked(others, persons.part(customer, other)).statusCode(404);
        shelf.as("merchandiser")
                .post("/operations/" + operation + "/stop")
                .then()
                .statusCode(200)
                .body("status", equalTo("ENDED"));
        given().get("/variants/" + sku + "?channel=" + channel)
                .then()
                .statusCode(200)
                .body("price.minor", equalTo(1999))
                .body("pricing.lowest30Days", nullValue());
    }

    private ValidatableResponse asked(String token, String causalToken) {
        var request = given().header("Authorization", "Bearer " + token);
        if (!causalToken.isEmpty()) {
            request.header("Causal-Token", causalToken);
        }
        return request.get("/variants/" + sku + "?channel=" + channel).then();
    }

    private static boolean isSigned(String[] parts, JsonPath keys) throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(number(keys.getString("keys[0].x")), number(keys.getString("keys[0].y")));
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class))));
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return check.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static BigInteger number(String coordinate) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(coordinate));
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
