package org.unisson.demo.day;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.day.Checks.Expectation;

/** R4: ordered on the web, picked in the store, one piece not on the shelf, collected with the code. */
final class ClickAndCollect implements Scene {

    @Override
    public void play(Stage stage, Checks checks) {
        Person buyer = stage.cast().person();
        Article article = stage.cast().article();
        String store = stage.cast().store().gln();
        Journey journey = new Journey();
        Session phone = stage.retail().shopper(buyer.customerId(), journey);
        Session associate = stage.retail().associate(store, journey);
        checks.begin("R4", "Click and collect");
        long before = stage.onHandInStore(journey, article);
        Order order = phone.postAndWait(
                        Service.ORDER,
                        "/orders",
                        new Requests.NewOrder(
                                "web",
                                buyer.customerId(),
                                List.of(new Requests.OrderLine(article.sku(), 2, null)),
                                "PICKUP",
                                store,
                                "tok_visa",
                                null,
                                null),
                        UUID.randomUUID().toString(),
                        stage.decidedWithin())
                .as(Order.class);
        checks.answered();
        checks.expect("the order is decided", "CONFIRMED", order::status);
        String first = consignments(phone, order).getFirst();
        JsonNode line = one(phone, first).path("lines").path(0);
        associate.post(
                Service.ORDER,
                "/consignments/" + first + "/pick",
                Map.of("notFound", List.of(Map.of("lineId", line.path("lineId").asText(), "quantity", 1))));
        checks.answered();
        checks.say(stage.cast().store().city() + " finds one of two pieces on the shelf");
        checks.expectAll(
                new Expectation(
                        "the store's book has lost the piece", before - 1, () -> stage.onHandInStore(journey, article)),
                new Expectation("the other piece is set aside elsewhere, or refunded", 0L, () -> one(phone, first)
                        .path("lines")
                        .path(0)
                        .path("sought")
                        .asLong()));
        associate.post(Service.ORDER, "/consignments/" + first + "/ready", Map.of());
        String code = one(phone, first).path("pickup").path("code").asText();
        associate.post(
                Service.ORDER,
                "/consignments/" + first + "/collect",
                Map.of("code", code, "collectedBy", buyer.name()));
        checks.answered();
        checks.say(buyer.name() + " shows the code");
        checks.expect("one piece has left with it", before - 2, () -> stage.onHandInStore(journey, article));
        checks.expect("the consignment is collected", "COLLECTED", () -> one(phone, first)
                .path("status")
                .asText());
    }

    private static JsonNode one(Session phone, String consignmentId) {
        return phone.get(Service.ORDER, "/consignments/" + consignmentId).body();
    }

    private static List<String> consignments(Session phone, Order order) {
        return StreamSupport.stream(
                        phone.get(Service.ORDER, "/orders/" + order.orderId() + "/consignments")
                                .body()
                                .spliterator(),
                        false)
                .map(one -> one.path("consignmentId").asText())
                .toList();
    }
}
