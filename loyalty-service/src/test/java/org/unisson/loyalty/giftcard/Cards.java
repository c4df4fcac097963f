package org.unisson.loyalty.giftcard;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.loyalty.testing.Others;
import org.unisson.order.events.OfferedGiftCard;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.Refund;
import org.unisson.order.events.ReturnReceived;
import org.unisson.order.events.Tender;
import org.unisson.schemas.Topics;

/** Gift cards as their holders and order-service see them. */
record Cards(Others others, String agent) {

    static final String STORE = "3020000000012";

    /** A card that a till has sold. */
    JsonPath sold(long cents) {
        JsonPath made = command(agent)
                .body(Map.of("amount", euros(cents)))
                .post("/gift-cards")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        UUID purchase = Ids.next();
        Money paid = eur(cents);
        PurchaseLine line = new PurchaseLine(
                Ids.next(),
                "GIFT-CARD",
                1L,
                paid,
                eur(0),
                paid,
                null,
                UUID.fromString(made.getString("giftCardId")),
                List.of(),
                100);
        others.send(sale(purchase, cents, List.of(line), new Tender("CASH", paid, null), Instant.now()));
        awaitBalance(made, cents);
        return made;
    }

    /** A till was paid with the card. */
    UUID spent(JsonPath card, long cents, Instant at) {
        UUID purchase = Ids.next();
        others.send(sale(
                purchase, cents, List.of(), new Tender("GIFT_CARD", eur(cents), card.getString("giftCardId")), at));
        return purchase;
    }

    /** Part of it goes back. */
    static Event returned(UUID purchase, long version, UUID returnId, UUID customer, JsonPath card, long cents) {
        PurchaseReturned returned = PurchaseReturned.newBuilder()
                .setReturnId(returnId)
                .setPurchaseId(purchase)
                .setVersion(version)
                .setCustomerId(customer)
                .setChannel("store")
                .setLocation(STORE)
                .setLines(List.of())
                .setRefunds(List.of(new Refund("GIFT_CARD", eur(cents), card.getString("giftCardId"))))
                .setTotal(eur(cents))
                .setPurchaseTotal(eur(cents))
                .setReturnedAt(Instant.now())
                .setRecordedAt(Instant.now())
                .build();
        return Event.of(Topics.PURCHASES, purchase.toString(), version, returned, Instant.now())
                .withId(returnId);
    }

    /** Goods came back without a receipt. */
    static Event received(UUID returnId, UUID customer, String reference, long cents) {
        ReturnReceived received = ReturnReceived.newBuilder()
                .setReturnId(returnId)
                .setVersion(1)
                .setChannel("store")
                .setLocation(STORE)
                .setCustomerId(customer)
                .setLines(List.of())
                .setTender("GIFT_CARD")
                .setReference(reference)
                .setTotal(eur(cents))
                .setReturnedAt(Instant.now())
                .build();
        return Event.of(Topics.PURCHASES, returnId.toString(), 1, received, Instant.now())
                .withId(returnId);
    }

    static Event placed(UUID order, UUID authorisation, long cents) {
        OrderPlaced placed = OrderPlaced.newBuilder()
                .setOrderId(order)
                .setVersion(1)
                .setChannel("web")
                .setLines(List.of())
                .setTotal(eur(cents))
                .setGiftCards(List.of(new OfferedGiftCard(authorisation, eur(cents))))
                .setDecideBy(Instant.now())
                .setPlacedAt(Instant.now())
                .build();
        return Event.of(Topics.ORDERS, order.toString(), 1, placed, Instant.now());
    }

    UUID authorised(JsonPath card, long cents) {
        return authorise(card, cents)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("authorisationId");
    }

    Response authorise(JsonPath card, long cents) {
        return command(null)
                .body(Map.of("number", card.getString("number"), "pin", card.getString("pin"), "amount", euros(cents)))
                .post("/gift-cards/authorisations");
    }

    static Response enquire(JsonPath told) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("number", told.getString("number"), "pin", told.getString("pin")))
                .post("/gift-cards/enquiries");
    }

    JsonPath card(JsonPath made) {
        return given().auth()
                .oauth2(agent)
                .get("/gift-cards/" + made.getString("giftCardId"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    void awaitBalance(JsonPath made, long cents) {
        await().atMost(60, SECONDS).until(() -> card(made).getLong("balance.minor") == cents);
    }

    static RequestSpecification command(String token) {
        return command(token, Ids.next().toString());
    }

    static RequestSpecification command(String token, String key) {
        RequestSpecification request = given().contentType(ContentType.JSON).header("Idempotency-Key", key);
        return token == null ? request : request.auth().oauth2(token);
    }

    static Map<String, Object> euros(long cents) {
        return Map.of("minor", cents, "currency", "EUR");
    }

    private static Event sale(UUID purchase, long cents, List<PurchaseLine> lines, Tender tender, Instant at) {
        PurchaseMade made = PurchaseMade.newBuilder()
                .setPurchaseId(purchase)
                .setVersion(1)
                .setKind("RECEIPT")
                .setChannel("store")
                .setLines(lines)
                .setTenders(List.of(tender))
                .setTotal(eur(cents))
                .setPurchasedAt(at)
                .setRecordedAt(at)
                .build();
        return Event.of(Topics.PURCHASES, purchase.toString(), 1, made, at);
    }

    private static Money eur(long cents) {
        return new Money(cents, "EUR");
    }
}
