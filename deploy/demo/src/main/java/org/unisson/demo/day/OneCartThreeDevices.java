package org.unisson.demo.day;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.day.Checks.Expectation;

/** R1: begun on the phone, continued at the till, finished on the seller's tablet. */
final class OneCartThreeDevices implements Scene {

    @Override
    public void play(Stage stage, Checks checks) {
        Person buyer = stage.cast().person();
        List<Article> articles = List.of(
                stage.cast().article(), stage.cast().article(), stage.cast().article());
        String store = stage.cast().store().gln();
        Journey journey = new Journey();
        Session phone = stage.retail().shopper(buyer.customerId(), journey);
        Session staff = stage.retail().associate(store, journey);
        checks.begin("R1", "Start on mobile, continue in store, finish on tablet");

        String cartId = phone.post(Service.ORDER, "/carts", new Requests.NewCart("app", null))
                .as(Cart.class)
                .cartId();
        add(phone, cartId, articles.get(0), "app");
        add(phone, cartId, articles.get(1), "app");
        checks.answered();
        checks.say(buyer.name() + " put two articles into the cart on the phone");
        checks.expect(
                "the till finds the cart by loyalty card",
                lines(articles.subList(0, 2)),
                () -> lines(staff.get(Service.ORDER, "/carts?card=" + buyer.card() + "&channel=store")
                        .as(Cart.class)));
        add(staff, cartId, articles.get(2), "store");
        checks.answered();
        checks.expect(
                "the tablet shows three lines at the same prices",
                lines(articles),
                () -> lines(staff.get(Service.ORDER, "/carts/" + cartId + "?channel=tablet")
                        .as(Cart.class)));
        Order order = staff.postAndWait(
                        Service.ORDER,
                        "/carts/" + cartId + "/checkout",
                        new Requests.Checkout("tablet", "CARRY_OUT", store, "tok_visa", null),
                        UUID.randomUUID().toString(),
                        stage.decidedWithin())
                .as(Order.class);
        checks.answered();
        long total =
                articles.stream().mapToLong(article -> article.price().minor()).sum();
        checks.say("paid on the tablet: order " + order.orderId() + ", " + order.total());
        checks.expectAll(
                new Expectation(
                        "one order, of three lines, for the sum of them",
                        "1 order, 3 lines, " + total,
                        () -> orders(phone, buyer)),
                new Expectation("points earned", total / 100, () -> stage.pointsOf(journey, buyer)),
                new Expectation("purchases on the customer's timeline", 1L, () -> purchases(phone, buyer)));
    }

    private static void add(Session session, String cartId, Article article, String channel) {
        session.post(Service.ORDER, "/carts/" + cartId + "/lines", new Requests.NewLine(article.sku(), 1, channel));
    }

    private static String lines(Cart cart) {
        return cart.lines().stream()
                .map(line -> line.quantity() + " × " + line.unitPrice())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String lines(List<Article> articles) {
        return articles.stream()
                .map(article -> "1 × " + article.price())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String orders(Session phone, Person buyer) {
        List<Order> orders = phone.all(Service.ORDER, "/orders?customer=" + buyer.customerId()).stream()
                .map(node -> Scene.read(node, Order.class))
                .toList();
        Order first = orders.getFirst();
        return orders.size() + " order, " + first.lines().size() + " lines, "
                + first.total().minor();
    }

    private static long purchases(Session phone, Person buyer) {
        return phone.all(Service.CUSTOMER, "/customers/" + buyer.customerId() + "/timeline").stream()
                .filter(entry -> entry.path("kind").asText().equals("PURCHASE"))
                .count();
    }
}
