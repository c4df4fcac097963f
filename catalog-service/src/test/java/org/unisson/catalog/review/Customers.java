package org.unisson.catalog.review;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.unisson.chassis.events.Envelope;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.customer.events.CustomerRegistered;
import org.unisson.local.testing.Environment;
import org.unisson.order.events.PurchaseClaimed;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.ReturnedLine;
import org.unisson.schemas.Topics;

/** Customers who buy, give back and say what they think. */
final class Customers {

    private static final Money PRICE = new Money(1999L, "EUR");

    private final Environment environment;
    private final EventSender sender;

    Customers(Environment environment, EventSender sender) {
        this.environment = environment;
        this.sender = sender;
    }

    RequestSpecification as(UUID customer) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + environment.customerToken(customer));
    }

    ValidatableResponse review(UUID customer, UUID product, int rating, String title) {
        return as(customer)
                .body(review(rating, title))
                .put("/products/" + product + "/reviews/own")
                .then();
    }

    static Map<String, Object> review(int rating, String title) {
        Map<String, Object> review = new LinkedHashMap<>();
        review.put("rating", rating);
        review.put("title", title);
        review.put("language", "fr");
        return review;
    }

    /** A sale of so many pieces, to be told. @param customer or null @param card or null */
    Event made(UUID purchase, UUID customer, String card, String sku, long pieces) {
        PurchaseLine line = PurchaseLine.newBuilder()
                .setLineId(Ids.next())
                .setSku(sku)
                .setQuantity(pieces)
                .setUnitPrice(PRICE)
                .setDiscount(new Money(0L, "EUR"))
                .setTotal(PRICE)
                .build();
        PurchaseMade made = PurchaseMade.newBuilder()
                .setPurchaseId(purchase)
                .setVersion(1)
                .setKind("RECEIPT")
                .setChannel("till")
                .setCustomerId(customer)
                .setCard(card)
                .setLines(List.of(line))
                .setTenders(List.of())
                .setTotal(PRICE)
                .setPurchasedAt(Instant.now())
                .setRecordedAt(Instant.now())
                .build();
        return Event.of(Topics.PURCHASES, purchase.toString(), 1, made, Instant.now());
    }

    Event returned(UUID purchase, long version, String sku, long pieces) {
        ReturnedLine line = new ReturnedLine(Ids.next(), sku, pieces, PRICE, "SELLABLE");
        PurchaseReturned returned = PurchaseReturned.newBuilder()
                .setReturnId(Ids.next())
                .setPurchaseId(purchase)
                .setVersion(version)
                .setChannel("till")
                .setLocation("3000000000014")
                .setLines(List.of(line))
                .setRefunds(new ArrayList<>())
                .setTotal(PRICE)
                .setPurchaseTotal(PRICE)
                .setReturnedAt(Instant.now())
                .setRecordedAt(Instant.now())
                .build();
        return Event.of(Topics.PURCHASES, purchase.toString(), version, returned, Instant.now());
    }

    Event claimed(UUID purchase, long version, UUID customer, String sku) {
        PurchaseClaimed claimed = PurchaseClaimed.newBuilder()
                .setClaimId(Ids.next())
                .setPurchaseId(purchase)
                .setVersion(version)
                .setCustomerId(customer)
                .setChannel("till")
                .setSkus(List.of(sku))
                .setQuantity(1)
                .setTotal(PRICE)
                .setReturnedQuantity(0)
                .setRefunded(new Money(0L, "EUR"))
                .setPurchasedAt(Instant.now())
                .setClaimedAt(Instant.now())
                .build();
        return Event.of(Topics.PURCHASES, purchase.toString(), version, claimed, Instant.now());
    }

    Event holds(UUID customer, long version, String... cards) {
        CustomerRegistered state = CustomerRegistered.newBuilder()
                .setCustomerId(customer)
                .setVersion(version)
                .setCards(List.of(cards))
                .setConsents(List.of())
                .setLanguage("fr")
                .setChangedAt(Instant.now())
                .build();
        return Event.of(Topics.CUSTOMERS, customer.toString(), version, state, Instant.now());
    }

    /** Nothing is known of the customer any more. */
    void gone(UUID customer, long version) {
        Event last = holds(customer, version);
        ProducerRecord<String, byte[]> tombstone =
                new ProducerRecord<>(environment.topicPrefix() + last.topic().name(), last.key(), null);
        Envelope.of(last, last.topic().owner(), new Origin(Ids.next().toString(), null, null))
                .forEach((name, text) -> tombstone.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        sender.send(tombstone);
    }

    void tell(Event event) {
        sender.send(event);
    }
}
