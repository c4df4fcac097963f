package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Purchase;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.support.AtOnce;
import org.unisson.scenarios.support.CustomersBank;
import org.unisson.scenarios.support.Drawer;
import org.unisson.scenarios.support.Offered;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.SalesBook;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R7: what a store sells from elsewhere is paid in cash: drawers, card, tenders and ledger agree to the cent. */
@ExtendWith(RunningRetailer.class)
class CashAtTheTillScenario {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final long PRICE = 10_01;
    private static final long PIECES = 5;

    private final Shop shop;
    private final Reading reading;
    private final CustomersBank bank;
    private final SalesBook book;

    private String store;
    private String warehouse;
    private String channel;
    private String sku;
    private Shopper shopper;
    private Session seller;
    private Drawer first;
    private Drawer second;
    private Offered offered;

    CashAtTheTillScenario(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
        this.bank = new CustomersBank(shop);
        this.book = new SalesBook(shop);
    }

    @BeforeEach
    void aStoreOfTwoTillsThatSellsWhatLiesElsewhere() {
        store = shop.store();
        warehouse = shop.store();
        channel = shop.channel("STORE");
        String web = shop.channel("WEB");
        sku = shop.sku(PRICE);
        shopper = shop.shopper();
        shop.receive(warehouse, sku, PIECES);
        shop.opened();
        seller = shop.retail().associate(store, shop.journey());
        first = Drawer.opened(seller, store, "T1");
        second = Drawer.opened(seller, store, "T2");
        offered = new Offered(shop, shopper, channel, web);
    }

    @Test
    void cashAndCardPayOnceAndEachHasItsShareBack() {
        // When a till takes 10.00 in cash and the rest of 30.03 by card, and, hearing nothing, tells it again
        String key = UUID.randomUUID().toString();
        Order order = order(key, 3, first.taken(10_00), "tok_visa");
        assertThat(order(key, 3, first.taken(10_00), "tok_visa").orderId()).isEqualTo(order.orderId());

        // Then it is one sale, in the drawer and on the card once
        assertThat(order.status()).isEqualTo("CONFIRMED");
        assertThat(order.tenders())
                .containsExactly(
                        new Order.Tender("CASH", Shop.euros(10_00)), new Order.Tender("CARD", Shop.euros(20_03)));
        assertThat(first.holds()).isEqualTo(Drawer.FLOAT + 10_00);
        assertThat(reading.charged(order.orderId())).isEqualTo(20_03);
        assertThat(book.of(channel)).isEqualTo(Map.of("CASH", 10_00L, "CARD", 20_03L, "DEFERRED_REVENUE", -30_03L));
        setAside(3);

        // When both tills cancel two of the three pieces at once
        List<AtOnce.Outcome> refused =
                AtOnce.refusedButOne(List.of(() -> cancelled(order, 2), () -> cancelled(order, 2)));

        // Then two are cancelled, and cash and card have two thirds of theirs, the odd cent on one of them
        assertThat(refused).extracting(AtOnce.Outcome::problem).containsExactly("/problems/too-late-to-cancel");
        givenBack(order, 6_67, 13_35);
        setAside(1);

        // When the last one is cancelled, and once more
        cancelled(order, 1);
        AtOnce.Outcome again = AtOnce.all(List.of(() -> cancelled(order, 1))).getFirst();

        // Then each has what it had paid, and not a cent more
        assertThat(again.status()).isEqualTo(409);
        givenBack(order, 10_00, 20_03);
        assertThat(reading.charged(order.orderId())).isZero();
        setAside(0);
        assertThat(book.of(channel))
                .isEqualTo(Map.of("CASH", 10_00L, "CASH_REFUNDS_DUE", -10_00L, "CARD", 0L, "DEFERRED_REVENUE", 0L));
        assertThat(first.holds()).isEqualTo(Drawer.FLOAT + 10_00);

        // When the customer fetches the cash of both refunds, of each at both tills at once
        List<String> due = toFetch(order, 6_67L, 3_33L);
        for (String refund : due) {
            List<AtOnce.Outcome> unpaid =
                    AtOnce.refusedButOne(List.of(() -> first.paysOut(refund), () -> second.paysOut(refund)));
            assertThat(unpaid).extracting(AtOnce.Outcome::problem).containsExactly("/problems/already-paid-out");
        }

        // Then it has left the drawers once, as the ledger says, and nothing is to be fetched any more
        assertThat(first.holds() + second.holds()).isEqualTo(2 * Drawer.FLOAT);
        assertThat(book.of(channel).values()).containsOnly(0L);
        toFetch(order);
    }

    @Test
    void whatIsNoSaleIsGivenBackByItsTillOnceAndNotByTheCard() {
        // Given 4.00 in the drawer, and a card whose bank wants to see the customer
        Order order = order(1, first.taken(4_00), "tok_3ds");
        bank.page(order.orderId());
        assertThat(first.holds()).isEqualTo(Drawer.FLOAT + 4_00);

        // When both tills cancel it at once, and again
        AtOnce.all(List.of(() -> calledOff(order), () -> calledOff(order)));
        calledOff(order);

        // Then the cash was given back once, no card was charged or refunded, and nothing was ever sold
        assertThat(shown(order).status()).isEqualTo("CANCELLED");
        assertThat(first.holds()).isEqualTo(Drawer.FLOAT);
        assertThat(second.holds()).isEqualTo(Drawer.FLOAT);
        await("void").atMost(SOON).until(() -> reading.charged(order.orderId()) == 0);
        assertThat(reading.refunded(order.orderId())).isZero();
        assertThat(book.of(channel)).isEmpty();
        setAside(0);
    }

    @Test
    void ofACancellationAndTheCustomersCardOneHolds() {
        long sold = 0;
        for (int round = 0; round < 4; round++) {
            // Given a customer at their bank's page, and 4.00 of theirs in the drawer
            Order order = order(1, first.taken(4_00), "tok_3ds");
            String page = bank.page(order.orderId());

            // When they pass, and the till cancels the order in the same moment
            AtOnce.Outcome cancelled = AtOnce.all(List.of(() -> bank.passed(page), () -> calledOff(order)))
                    .getLast();

            // Then it is a sale of both, or neither has paid for it
            boolean isSale = decided(order).status().equals("CONFIRMED");
            assertThat(cancelled.isDone()).isEqualTo(!isSale);
            sold += isSale ? 1 : 0;
            long onTheCard = isSale ? PRICE - 4_00 : 0;
            await("card of round " + round).atMost(SOON).until(() -> reading.charged(order.orderId()) == onTheCard);
            assertThat(first.holds()).as("drawer").isEqualTo(Drawer.FLOAT + sold * 4_00);
            assertThat(book.of(channel).getOrDefault("CASH", 0L)).isEqualTo(sold * 4_00);
            assertThat(book.of(channel).getOrDefault("CARD", 0L)).isEqualTo(sold * (PRICE - 4_00));
            setAside(sold);
        }
    }

    @Test
    void ofTwoTillsThatTakeCashForOneCartOneHasIt() {
        // Given a cart that both tills have found
        Cart cart = seller.post(Service.ORDER, "/carts", new Requests.NewCart(channel, shopper.customerId()))
                .as(Cart.class);
        seller.post(Service.ORDER, "/carts/" + cart.cartId() + "/lines", new Requests.NewLine(sku, 2, channel));

        // When both take cash for it at once
        List<AtOnce.Outcome> refused =
                AtOnce.refusedButOne(List.of(() -> checkOut(cart, first), () -> checkOut(cart, second)));

        // Then one of them has it, of the other's nothing is kept, and it is one sale
        assertThat(refused).extracting(AtOnce.Outcome::status).containsExactly(409);
        await("sale").atMost(SOON).until(() -> book.of(channel).getOrDefault("CASH", 0L) == 2 * PRICE);
        assertThat(List.of(first.holds(), second.holds()))
                .containsExactlyInAnyOrder(Drawer.FLOAT, Drawer.FLOAT + 2 * PRICE);
        setAside(2);
    }

    @Test
    void whereTheTillHasClosedMeanwhileItsNextSessionGivesItBack() {
        // Given a till that has closed with the cash of an order which is not decided yet, and opened again
        Order order = order(1, first.taken(4_00), "tok_3ds");
        bank.page(order.orderId());
        Drawer next = first.closedAndOpenedAgain(Drawer.FLOAT + 4_00);

        // When the other till cancels it
        calledOff(order);

        // Then it comes out of the drawer that has it, and the report of the closed session is what it was
        assertThat(next.holds()).isEqualTo(Drawer.FLOAT - 4_00);
        assertThat(second.holds()).isEqualTo(Drawer.FLOAT);
        assertThat(first.holds()).isEqualTo(Drawer.FLOAT + 4_00);
        assertThat(book.of(channel)).isEmpty();
    }

    @Test
    void aCheaperOneInsteadGivesBackOfCashAndCardWhatIsLeft() {
        // Given a piece of 10.01, of which 4.00 were paid in cash, and one of 7.50
        String cheaper = shop.sku(7_50);
        shop.receive(warehouse, cheaper, PIECES);
        shop.opened();
        Order order = order(UUID.randomUUID().toString(), 1, first.taken(4_00), "tok_visa");

        // When its customer would rather have the other one
        Order other = instead(order, cheaper);

        // Then cash and card pay it together, to the cent, and give back what is left
        assertThat(other.tenders())
                .containsExactly(
                        new Order.Tender("EXCHANGE", Shop.euros(3_00)), new Order.Tender("EXCHANGE", Shop.euros(4_50)));
        await("rest").atMost(SOON).until(() -> reading.refunded(order.orderId()) == 1_51);
        assertThat(book.of(channel))
                .isEqualTo(Map.of(
                        "CASH",
                        4_00L,
                        "CASH_REFUNDS_DUE",
                        -1_00L,
                        "CARD",
                        4_50L,
                        "EXCHANGE",
                        0L,
                        "DEFERRED_REVENUE",
                        -7_50L));
        first.paysOut(toFetch(order, 1_00L).getFirst());
        assertThat(first.holds()).isEqualTo(Drawer.FLOAT + 3_00);
        setAside(0);

        // When that is not wanted either
        cancelled(other, 1);

        // Then all of it has gone back to what had paid in the first place
        await("all of it").atMost(SOON).until(() -> reading.refunded(order.orderId()) == 6_01);
        first.paysOut(toFetch(other, 3_00L).getFirst());
        assertThat(first.holds()).isEqualTo(Drawer.FLOAT);
        assertThat(book.of(channel).values()).containsOnly(0L);
        offered.everywhere(cheaper, PIECES);
    }

    @Test
    void moreThanIsOwedIsTakenByNobody() {
        // When a till would take a cent too much, or too little with nothing else to pay, or another store's would
        Drawer elsewhere = elsewhere();
        List<AtOnce.Outcome> refused = AtOnce.all(List.of(
                () -> ask(UUID.randomUUID().toString(), 1, first.taken(PRICE + 1), "tok_visa"),
                () -> ask(UUID.randomUUID().toString(), 1, first.taken(PRICE - 1), null),
                () -> ask(UUID.randomUUID().toString(), 1, elsewhere.taken(PRICE), null)));

        // Then it is refused, and nothing has moved
        assertThat(refused)
                .extracting(AtOnce.Outcome::problem)
                .containsExactly("/problems/wrong-amount", "/problems/wrong-amount", "/problems/unknown-session");
        assertThat(first.holds()).isEqualTo(Drawer.FLOAT);
        assertThat(elsewhere.holds()).isEqualTo(Drawer.FLOAT);
        assertThat(book.of(channel)).isEmpty();
        setAside(0);
    }

    private Drawer elsewhere() {
        String other = shop.store();
        shop.opened();
        return Drawer.opened(shop.retail().associate(other, shop.journey()), other, "T1");
    }

    private Order order(long pieces, Map<String, Object> cash, String card) {
        return ask(UUID.randomUUID().toString(), pieces, cash, card).as(Order.class);
    }

    private Order order(String key, long pieces, Map<String, Object> cash, String card) {
        return shop.decided(ask(key, pieces, cash, card));
    }

    private Answer ask(String key, long pieces, Map<String, Object> cash, String card) {
        Map<String, Object> order = new HashMap<>(Map.of(
                "channel",
                channel,
                "customerId",
                shopper.customerId(),
                "method",
                "SHIP",
                "location",
                store,
                "lines",
                List.of(Map.of("sku", sku, "quantity", pieces)),
                "cash",
                cash));
        if (card != null) {
            order.put("cardToken", card);
        }
        return seller.post(Service.ORDER, "/orders", order, key);
    }

    private Answer checkOut(Cart cart, Drawer drawer) {
        return seller.post(
                Service.ORDER,
                "/carts/" + cart.cartId() + "/checkout",
                Map.of("channel", channel, "method", "SHIP", "location", store, "cash", drawer.taken(2 * PRICE)));
    }

    private Answer cancelled(Order order, long pieces) {
        return seller.post(
                Service.ORDER,
                "/orders/" + order.orderId() + "/lines/"
                        + order.lines().getFirst().lineId() + "/cancellation",
                Map.of("quantity", pieces));
    }

    private Answer calledOff(Order order) {
        return seller.post(Service.ORDER, "/orders/" + order.orderId() + "/cancel", Map.of());
    }

    private Order instead(Order order, String other) {
        long version = seller.get(Service.ORDER, "/orders/" + order.orderId())
                .body()
                .path("version")
                .asLong();
        String replacement = seller.post(
                        Service.ORDER,
                        "/orders/" + order.orderId() + "/lines/"
                                + order.lines().getFirst().lineId() + "/replacement",
                        Map.of("sku", other, "version", version))
                .body()
                .at("/replacement/orderId")
                .asText();
        return shop.decided(seller.get(Service.ORDER, "/orders/" + replacement));
    }

    /** The refunds of so many cents that are to be fetched for an order, and no others. */
    private List<String> toFetch(Order order, Long... cents) {
        List<JsonNode> due = new ArrayList<>();
        seller.get(Service.ORDER, "/orders/" + order.orderId() + "/cash-refunds")
                .body()
                .forEach(refund -> {
                    if (refund.path("status").asText().equals("DUE")) {
                        due.add(refund);
                    }
                });
        assertThat(due)
                .extracting(refund -> refund.at("/amount/minor").asLong())
                .containsExactly(cents);
        return due.stream().map(refund -> refund.path("refundId").asText()).toList();
    }

    private Order shown(Order order) {
        return seller.get(Service.ORDER, "/orders/" + order.orderId()).as(Order.class);
    }

    private Order decided(Order order) {
        return shop.decided(seller.get(Service.ORDER, "/orders/" + order.orderId()));
    }

    /** So much of both tenders, as the sale, the ledger and the gateway say. */
    private void givenBack(Order order, long cash, long card) {
        Purchase sale =
                seller.get(Service.ORDER, "/purchases/" + order.purchaseId()).as(Purchase.class);
        assertThat(sale.tenders())
                .containsExactly(
                        new Purchase.Tender("CASH", Shop.euros(10_00), Shop.euros(cash)),
                        new Purchase.Tender("CARD", Shop.euros(20_03), Shop.euros(card)));
        assertThat(sale.refunded()).isEqualTo(Shop.euros(cash + card));
        assertThat(book.of(channel))
                .containsEntry("CASH", 10_00L)
                .containsEntry("CASH_REFUNDS_DUE", -cash)
                .containsEntry("CARD", 20_03 - card)
                .containsEntry("DEFERRED_REVENUE", cash + card - 30_03);
        await("refund by the gateway").atMost(SOON).until(() -> reading.refunded(order.orderId()) == card);
    }

    /** That many of the five pieces are set aside; the others are offered everywhere. */
    private void setAside(long pieces) {
        await("set aside")
                .atMost(SOON)
                .until(() -> reading.stock(warehouse, sku).reserved() == pieces);
        offered.everywhere(sku, PIECES - pieces);
    }
}
