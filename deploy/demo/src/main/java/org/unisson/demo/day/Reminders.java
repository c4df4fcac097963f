package org.unisson.demo.day;

import java.time.Duration;
import java.util.Optional;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Decision;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.day.Checks.Expectation;
import org.unisson.schemas.Topics;

/**
 * R33: the reminder of an abandoned cart that must not go out, since the product was bought at a till; and one that
 * rightly does. Carts rest while the rest of the day goes on.
 */
final class Reminders {

    private static final Duration DECIDED_WITHIN = Duration.ofMinutes(2);

    private final Stage stage;
    private final Checks checks;
    private final Journey journey = new Journey();
    private String boughtElsewhere;
    private String forgotten;
    private String purchase;

    Reminders(Stage stage, Checks checks) {
        this.stage = stage;
        this.checks = checks;
    }

    /** Morning: two carts are left. */
    void begin() {
        checks.begin("R33", "Two carts are left on the web; one of the products is then bought at a till");
        Person first = stage.cast().person();
        Article wanted = stage.cast().article();
        boughtElsewhere = leave(first, wanted);
        purchase = stage.sellAtTheTill(journey, first, wanted);
        checks.say(first.name() + " leaves a cart with " + wanted.name() + ", and buys it in the store");
        Person second = stage.cast().person();
        Article other = stage.cast().article();
        forgotten = leave(second, other);
        checks.say(second.name() + " leaves a cart with " + other.name() + ", and does nothing more");
        checks.say("the decisions are read at the end of the day");
    }

    /** Evening: what was decided, and what the rest of the world is told of it. */
    void end(TopicReader topics) {
        checks.begin("R33", "The reminder that must not go out, and the one that rightly does");
        checks.answered();
        checks.expectAll(new Expectation(
                "cart whose product was bought in the store",
                "SUPPRESS PURCHASED_ELSEWHERE",
                DECIDED_WITHIN,
                () -> decision(boughtElsewhere)
                        .map(made -> made.outcome() + " " + made.reason())
                        .orElse("not decided")));
        decision(boughtElsewhere).ifPresent(made -> checks.say("reason on record: " + made.explanation()));
        checks.expectAll(
                new Expectation("cart that was only forgotten", "SEND DUE", DECIDED_WITHIN, () -> decision(forgotten)
                        .map(made -> made.outcome() + " " + made.reason())
                        .orElse("not decided")));
        // The client of the registry takes a while to start; that is no part of the way of an event.
        topics.find(Topics.CHANNELS, "web");
        checks.answered();
        checks.expect("event on " + Topics.DECISIONS.name(), "SUPPRESS PURCHASED_ELSEWHERE", () -> topics.find(
                        Topics.DECISIONS, boughtElsewhere)
                .map(event -> event.get("outcome") + " " + event.get("reason"))
                .orElse("none"));
        checks.begin("Downstream", "Another team reads the purchases from Kafka, with nothing but the registry");
        checks.answered();
        checks.expect("event on " + Topics.PURCHASES.name(), "RECEIPT " + purchase, () -> topics.find(
                        Topics.PURCHASES, purchase)
                .map(event -> event.get("kind") + " " + event.get("purchaseId"))
                .orElse("none"));
        topics.find(Topics.PURCHASES, purchase).ifPresent(event -> checks.say(event.toString()));
    }

    private String leave(Person person, Article article) {
        Session web = stage.retail().shopper(person.customerId(), journey);
        String cart = web.post(Service.ORDER, "/carts", new Requests.NewCart("web", null))
                .as(Cart.class)
                .cartId();
        web.post(Service.ORDER, "/carts/" + cart + "/lines", new Requests.NewLine(article.sku(), 1, "web"));
        return cart;
    }

    private Optional<Decision> decision(String cart) {
        return stage.retail().system(journey).all(Service.CUSTOMER, "/decisions?cart=" + cart).stream()
                .findFirst()
                .map(node -> Scene.read(node, Decision.class));
    }
}
