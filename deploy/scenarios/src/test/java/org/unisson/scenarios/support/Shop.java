package org.unisson.scenarios.support;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.unisson.demo.client.Amount;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.retailer.Gs1;
import org.unisson.local.token.TokenRequest;

/** A retailer's corner for one test: its own store, channels, products and customers, all with random names. */
public final class Shop {

    public static final String EUR = "EUR";

    private static final List<String> EVERYTHING = List.of("SELL", "SHIP", "PICKUP", "RETURN", "RECEIVE");

    private final Retail retail;
    private final Journey journey = new Journey();
    private final Session system;
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());

    public Shop(Retail retail) {
        this.retail = retail;
        this.system = retail.system(journey);
    }

    public Retail retail() {
        return retail;
    }

    /** A back office that sees everything this shop has done. */
    public Session system() {
        return system;
    }

    /** One shared by everybody of this test: whoever reads with it sees what the others did. */
    public Journey journey() {
        return journey;
    }

    /** An open store that can do everything. */
    public String store() {
        String gln = Gs1.thirteen(29, ThreadLocalRandom.current().nextLong(9_999_999_999L));
        store(gln, true);
        return gln;
    }

    /** The store has closed, for whatever reason. */
    public void close(String gln) {
        store(gln, false);
    }

    /** It is open, again or still. */
    public void open(String gln) {
        store(gln, true);
    }

    /** Makes it a store that does only that. */
    public void limit(String gln, List<String> services) {
        store(gln, services, true);
    }

    private void store(String gln, boolean open) {
        store(gln, EVERYTHING, open);
    }

    private void store(String gln, List<String> services, boolean open) {
        did(system.put(
                Service.INVENTORY,
                "/locations/" + gln,
                new Requests.Location(
                        "Store " + gln, "STORE", "FR", "75001", "Paris", 48.86, 2.33, "Europe/Paris", services, open)));
    }

    /** An active channel that sells in euros. @param kind WEB, APP, STORE… */
    public String channel(String kind) {
        String channel = kind.toLowerCase(Locale.ROOT).replace('_', '-') + "-"
                + Long.toHexString(ThreadLocalRandom.current().nextLong());
        did(system.put(Service.CATALOG, "/channels/" + channel, new Requests.Channel(kind, kind, EUR, true)));
        return channel;
    }

    /** A product of one SKU that costs that many cents on every channel. */
    public String sku(long cents) {
        String sku = "S-" + UUID.randomUUID();
        Requests.Variant variant = new Requests.Variant(sku, null, Map.of("size", "M"));
        did(system.post(
                Service.CATALOG,
                "/products/batch",
                new Requests.Products(List.of(new Requests.Product(
                        UUID.randomUUID(),
                        "Unisson",
                        "women/shirts",
                        Map.of("fr", "Chemise", "en", "Shirt"),
                        "ACTIVE",
                        List.of(variant))))));
        did(system.post(
                Service.CATALOG,
                "/prices/batch",
                new Requests.Prices(
                        List.of(new Requests.PricesOfSku(sku, List.of(new Requests.Price(null, euros(cents))))))));
        return sku;
    }

    /** A product that only this channel sells. */
    public void exclusive(String channel) {
        UUID product = UUID.randomUUID();
        did(system.put(
                Service.CATALOG,
                "/assortments/" + product,
                Map.of("channels", List.of(channel), "products", List.of(product), "sellability", "SELL")));
        did(system.put(
                Service.CATALOG,
                "/products/" + product,
                Map.of(
                        "names",
                        Map.of("fr", "Exclusivité"),
                        "status",
                        "ACTIVE",
                        "variants",
                        List.of(Map.of("sku", "E-" + product)))));
    }

    /** Half off a product of 20.00 on this channel alone, and 9.00 on the other without any reduction: told, not refused. */
    public void contradict(String reduced, String cheaper) {
        String sku = sku(2_000);
        UUID operation = UUID.randomUUID();
        Instant now = Instant.now();
        did(system.put(
                Service.CATALOG,
                "/operations/" + operation,
                Map.of(
                        "names",
                        Map.of("fr", "Soldes", "en", "Sale"),
                        "beginsAt",
                        now.minusSeconds(60).toString(),
                        "endsAt",
                        now.plus(Duration.ofDays(2)).toString(),
                        "channels",
                        List.of(reduced),
                        "targets",
                        Map.of("skus", List.of(sku)),
                        "effects",
                        List.of(Map.of("kind", "percentage", "basisPoints", 5_000)))));
        did(system.post(Service.CATALOG, "/operations/" + operation + "/publish", new Requests.Nothing()));
        did(system.put(
                Service.CATALOG,
                "/prices/" + sku + "?guard=report",
                Map.of(
                        "prices",
                        List.of(Map.of("price", euros(2_000)), Map.of("channel", cheaper, "price", euros(900))))));
        org.awaitility.Awaitility.await("the contradiction to be found")
                .atMost(Duration.ofSeconds(90))
                .until(() -> system.all(Service.CATALOG, "/incoherences?open=true").stream()
                        .anyMatch(one -> one.at("/incoherence/sku").asText().equals(sku)));
    }

    /** That many pieces come into the store. */
    public void receive(String store, String sku, long pieces) {
        settle(Service.INVENTORY);
        did(system.post(
                Service.INVENTORY,
                "/stock/movements",
                new Requests.Movements(List.of(new Requests.Movement(sku, store, pieces, "RECEIPT", null)))));
    }

    /** Somebody with a card who may be contacted. */
    public Shopper shopper() {
        String card = "C" + UUID.randomUUID().toString().replace("-", "");
        Answer answer = did(system.post(
                Service.CUSTOMER,
                "/customers/batch",
                new Requests.Customers(List.of(new Requests.Customer(
                        new Requests.Reference("scenarios", card),
                        "Ada",
                        null,
                        null,
                        null,
                        List.of(card),
                        "fr",
                        List.of(new Requests.Consent("MARKETING", true, "registration form")),
                        null)))));
        return new Shopper(answer.as(BatchAnswer.class).customers().getFirst().customerId(), card);
    }

    /** Somebody whom two sources know turns out to be one person. */
    public void reconciled() {
        did(system.post(
                Service.CUSTOMER,
                "/identity/merges",
                Map.of(
                        "customers",
                        List.of(shopper().customerId(), shopper().customerId()),
                        "reason",
                        "has shown both cards")));
    }

    /** Who has bought on a channel is in a segment. */
    public void segmented(Shopper buyer, String channel) {
        String segment = "buyers-" + UUID.randomUUID();
        did(retail.session(TokenRequest.of("admin"), journey)
                .put(
                        Service.CUSTOMER,
                        "/segments/" + segment,
                        Map.of("name", "Buyers", "condition", "'" + channel + "' in channels")));
        org.awaitility.Awaitility.await("a buyer in a segment")
                .atMost(Duration.ofMinutes(3))
                .until(() -> system.get(Service.CUSTOMER, "/customers/" + buyer.customerId() + "/segments")
                        .body()
                        .path("segments")
                        .findValuesAsText("segmentId")
                        .contains(segment));
    }

    /** A voucher of the shopper's, good for a day. @param offerFor SKU that it is an offer for, or null: of none */
    public String voucher(Shopper shopper, long cents, String offerFor) {
        Map<String, Object> terms = new HashMap<>(Map.of(
                "amount",
                euros(cents),
                "expiresAt",
                Instant.now().plus(Duration.ofDays(1)).toString(),
                "reason",
                "welcome"));
        if (offerFor != null) {
            terms.put("withdrawWhenBought", offerFor);
        }
        return did(system.post(
                        Service.LOYALTY, "/vouchers", Map.of("customerId", shopper.customerId(), "terms", terms)))
                .body()
                .path("voucherId")
                .asText();
    }

    /** A customer asks for advice. */
    public void advised(Shopper shopper) {
        did(system.post(
                Service.CUSTOMER,
                "/cases",
                Map.of("customerId", shopper.customerId(), "kind", "ADVICE", "subject", "Which size?")));
    }

    /** Returns when every service knows all of it. */
    public Shop opened() {
        settle(Service.values());
        return this;
    }

    /** Has a feed written for comparators. */
    public void feed(String channel) {
        put(
                Service.CATALOG,
                "/channels/" + channel + "/feed",
                Map.of(
                        "title",
                        "Unisson",
                        "home",
                        "https://shop.example",
                        "link",
                        "https://shop.example/p/{sku}",
                        "language",
                        "fr"));
    }

    /** Makes it so; what comes next waits until other services know of it. */
    public void put(Service service, String path, Object body) {
        did(system.put(service, path, body));
    }

    private void settle(Service... services) {
        for (Service service : services) {
            system.awaitApplied(service, tokens);
            // And what a test did itself, as this back office.
            system.awaitApplied(service);
        }
    }

    private Answer did(Answer answer) {
        BatchAnswer batch = answer.body().has("rejected") ? answer.as(BatchAnswer.class) : null;
        if (batch != null && !batch.rejected().isEmpty()) {
            throw new AssertionError("refused: " + batch.rejected().getFirst().reason());
        }
        if (answer.causalToken() != null) {
            tokens.add(answer.causalToken());
        }
        return answer;
    }

    /** A receipt of one line, paid in cash. @param card null: nobody known */
    public static Requests.Receipt receipt(
            String store, String channel, String card, String sku, long pieces, long cents) {
        Amount total = euros(cents * pieces);
        return new Requests.Receipt(
                store,
                "T1",
                UUID.randomUUID().toString(),
                channel,
                card,
                Instant.now(),
                EUR,
                List.of(new Requests.ReceiptLine(sku, pieces, euros(cents), euros(0), total)),
                List.of(new Requests.Tender("CASH", total)),
                total);
    }

    /** The till of a store hands in a receipt. @return the purchase it became */
    public String sell(String store, Requests.Receipt receipt) {
        BatchAnswer answer = retail.associate(store, journey)
                .post(Service.ORDER, "/receipts/batch", new Requests.Receipts(List.of(receipt)))
                .as(BatchAnswer.class);
        if (!answer.rejected().isEmpty()) {
            throw new AssertionError("refused: " + answer.rejected().getFirst().reason());
        }
        return answer.receipts().getFirst().purchaseId();
    }

    /** An order to be collected in that store, placed by a back office and decided. */
    public Order order(
            String customerId, String channel, String store, String cardToken, List<Requests.OrderLine> lines) {
        return order(UUID.randomUUID().toString(), customerId, channel, store, cardToken, lines);
    }

    /** The same with a key of its own. */
    public Order order(
            String key,
            String customerId,
            String channel,
            String store,
            String cardToken,
            List<Requests.OrderLine> lines) {
        Requests.NewOrder order =
                new Requests.NewOrder(channel, customerId, lines, "PICKUP", store, cardToken, null, null);
        return decided(system.postAndWait(Service.ORDER, "/orders", order, key, Duration.ofSeconds(20)));
    }

    /** An order to be sent, from wherever inventory chooses, placed by a back office and decided. */
    public Order shipped(String customerId, String channel, List<Requests.OrderLine> lines) {
        Requests.NewOrder order =
                new Requests.NewOrder(channel, customerId, lines, "SHIP", null, "tok_visa", null, null);
        return decided(system.postAndWait(
                Service.ORDER, "/orders", order, UUID.randomUUID().toString(), Duration.ofSeconds(20)));
    }

    /** A customer buys one piece on their phone, to be collected in that store. @param points that pay a part of it */
    public Order checkout(Shopper shopper, String channel, String store, String sku, long points) {
        Session phone = retail.shopper(shopper.customerId(), journey);
        Cart cart = phone.post(Service.ORDER, "/carts", new Requests.NewCart(channel, shopper.customerId()))
                .as(Cart.class);
        phone.post(Service.ORDER, "/carts/" + cart.cartId() + "/lines", new Requests.NewLine(sku, 1, channel));
        return decided(phone.postAndWait(
                Service.ORDER,
                "/carts/" + cart.cartId() + "/checkout",
                new Requests.Checkout(channel, "PICKUP", store, "tok_visa", points),
                UUID.randomUUID().toString(),
                Duration.ofSeconds(20)));
    }

    /** The order of that answer as soon as it is decided. */
    public Order decided(Answer answer) {
        String orderId = answer.as(Order.class).orderId();
        return org.awaitility.Awaitility.await("decision on order " + orderId)
                .atMost(Duration.ofMinutes(3))
                .until(() -> system.get(Service.ORDER, "/orders/" + orderId).as(Order.class), order -> !"PENDING"
                        .equals(order.status()));
    }

    public static Amount euros(long cents) {
        return new Amount(cents, EUR);
    }
}
