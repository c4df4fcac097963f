package org.unisson.demo.day;

import java.util.List;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Purchase;
import org.unisson.demo.client.Refund;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.day.Checks.Expectation;

/** R8: bought online, returned in store. */
final class ReturnInStore implements Scene {

    @Override
    public void play(Stage stage, Checks checks) {
        Person buyer = stage.cast().person();
        Article kept = stage.cast().article();
        Article given = stage.cast().article();
        Journey journey = new Journey();
        Session system = stage.retail().system(journey);
        checks.begin("R8", "Bought online, returned in store");
        Order order = stage.orderOnTheWeb(
                journey,
                buyer,
                null,
                List.of(new Requests.OrderLine(kept.sku(), 1, null), new Requests.OrderLine(given.sku(), 2, null)));
        checks.answered();
        checks.expect("the web order is decided", "CONFIRMED", order::status);
        system.post(Service.ORDER, "/orders/" + order.orderId() + "/fulfilment", new Requests.Nothing());
        long paid = kept.price().plus(given.price().times(2)).minor();
        checks.answered();
        checks.expect("points earned", paid / 100, () -> stage.pointsOf(journey, buyer));
        long stockBefore = stage.onHandInStore(journey, given);

        Purchase purchase =
                system.get(Service.ORDER, "/purchases/" + order.purchaseId()).as(Purchase.class);
        String line = purchase.lines().stream()
                .filter(sold -> sold.sku().equals(given.sku()))
                .findFirst()
                .orElseThrow()
                .lineId();
        String store = stage.cast().store().gln();
        Refund refund = stage.retail()
                .associate(store, journey)
                .post(
                        Service.ORDER,
                        "/purchases/" + purchase.purchaseId() + "/returns",
                        new Requests.Return(
                                "store", store, List.of(new Requests.ReturnedLine(line, 1, "SELLABLE")), null))
                .as(Refund.class);
        checks.answered();
        checks.say(buyer.name() + " brings one of two pieces back to "
                + stage.cast().store().city());
        checks.expect("refund to the card that paid", "[CARD " + given.price() + "]", () -> refund.refunds().stream()
                .map(tender -> tender.kind() + " " + tender.amount())
                .toList());
        checks.expectAll(
                new Expectation(
                        "the store has one piece more", stockBefore + 1, () -> stage.onHandInStore(journey, given)),
                new Expectation(
                        "points are those of the money that stays",
                        (paid - given.price().minor()) / 100,
                        () -> stage.pointsOf(journey, buyer)));
    }
}
