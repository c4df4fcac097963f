package org.unisson.demo.day;

import java.util.List;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;

/** R25: points earned at a till pay on the web. One point pays one cent; what points pay earns none. */
final class PointsOfTheTillOnTheWeb implements Scene {

    @Override
    public void play(Stage stage, Checks checks) {
        Person buyer = stage.cast().person();
        Article atTheTill = stage.cast().article();
        Article onTheWeb = stage.cast().article();
        Journey journey = new Journey();
        checks.begin("R25", "Points earned at the till, spent on the web");
        stage.sellAtTheTill(journey, buyer, atTheTill);
        checks.answered();
        long points = atTheTill.price().wholeUnits();
        checks.expect("points of the till sale", points, () -> stage.pointsOf(journey, buyer));
        Order order =
                stage.orderOnTheWeb(journey, buyer, points, List.of(new Requests.OrderLine(onTheWeb.sku(), 1, null)));
        checks.answered();
        long byCard = onTheWeb.price().minor() - points;
        checks.expect(
                "tenders of the web order",
                "[CARD " + byCard + ", POINTS " + points + "]",
                () -> order.tenders().stream()
                        .map(tender -> tender.kind() + " " + tender.amount().minor())
                        .sorted()
                        .toList());
        checks.expect("points after it", byCard / 100, () -> stage.pointsOf(journey, buyer));
    }
}
