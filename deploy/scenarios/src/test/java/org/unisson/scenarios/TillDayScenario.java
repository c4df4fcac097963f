package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** A day of a till: what its drawer, its Z report, its chain, the stock and the points say is the same. */
@ExtendWith(RunningRetailer.class)
class TillDayScenario {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TILL = "T1";
    private static final long PRICE = 1_999;

    private final Shop shop;
    private final Reading reading;

    TillDayScenario(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
    }

    @Test
    void theZReportIsWhatTheDayWas() {
        // Given a till that has opened with 100.00 in its drawer
        String store = shop.store();
        String channel = shop.channel("STORE");
        String sku = shop.sku(PRICE);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 50);
        shop.opened();
        Instant opening = Instant.now().minusSeconds(3_600);
        Session till = shop.retail().associate(store, shop.journey());
        String sessions = "/tills/" + store + "/" + TILL + "/sessions";
        String session = till.post(
                        Service.ORDER,
                        sessions,
                        Map.of("openedAt", opening, "cashier", "C-12", "openingFloat", Shop.euros(10_000)))
                .body()
                .path("sessionId")
                .asText();

        // When it sells twenty times, of which the card's is voided and another corrected to two pieces, and, back
        // online, hands all of it in twice
        Requests.Receipt withCard = Shop.receipt(store, channel, shopper.card(), sku, 1, PRICE);
        Requests.Receipt wrong = Shop.receipt(store, channel, null, sku, 1, PRICE);
        Requests.Receipt right = Shop.receipt(store, channel, null, sku, 2, PRICE);
        List<Object> day = new ArrayList<>(Stream.generate(() -> Shop.receipt(store, channel, null, sku, 1, PRICE))
                .limit(18)
                .toList());
        day.addAll(List.of(withCard, wrong, voiding(withCard), voiding(wrong), correcting(right, wrong)));
        JsonNode first = handIn(till, day);
        JsonNode second = handIn(till, day);

        // Then it is taken once, and the Z report has every receipt and every cent of it
        assertThat(first.path("accepted").asInt()).isEqualTo(23);
        assertThat(second.path("unchanged").asInt()).isEqualTo(23);
        long left = 18 * PRICE + 2 * PRICE;
        JsonNode z = till.post(
                        Service.ORDER,
                        sessions + "/" + session + "/close",
                        Map.of(
                                "closedAt",
                                Instant.now().plusSeconds(60),
                                "counted",
                                List.of(Map.of("kind", "CASH", "amount", Shop.euros(10_000 + left)))))
                .body();
        assertThat(z.path("zNumber").asLong()).isEqualTo(1);
        assertThat(z.path("receipts").asInt()).isEqualTo(21);
        assertThat(z.path("voids").asInt()).isEqualTo(2);
        assertThat(minor(z, "net")).isEqualTo(left);
        assertThat(minor(z, "grandTotal")).isEqualTo(left);
        assertThat(minor(z.path("counted").path(0), "difference")).isZero();
        // And the chain holds with the closing as its last link
        JsonNode chain = reading.chain(store, TILL);
        assertThat(chain.path("intact").asBoolean()).isTrue();
        assertThat(chain.path("end").asLong()).isEqualTo(24);
        // And stock, points and sales know nothing of what was voided
        await("stock").atMost(SOON).until(() -> reading.stock(store, sku).onHand() == 30);
        await("timeline of the void")
                .atMost(SOON)
                .until(() -> reading.timeline(shopper, "RETURN").size() == 1);
        await("points").atMost(SOON).until(() -> reading.balance(shopper) == 0);
        JsonNode sales = reading.salesOf(channel);
        assertThat(sales.path("sold").asLong() - sales.path("returned").asLong())
                .isEqualTo(left);
    }

    private static Map<String, Object> voiding(Requests.Receipt receipt) {
        return Map.of(
                "kind", "VOID",
                "store", receipt.store(),
                "till", TILL,
                "number", UUID.randomUUID().toString(),
                "channel", receipt.channel(),
                "occurredAt", Instant.now(),
                "currency", Shop.EUR,
                "total", Shop.euros(-receipt.total().minor()),
                "voids", Map.of("till", TILL, "number", receipt.number()));
    }

    private static Map<String, Object> correcting(Requests.Receipt right, Requests.Receipt wrong) {
        Map<String, Object> correcting = new HashMap<>(Map.of(
                "store", right.store(),
                "till", TILL,
                "number", right.number(),
                "channel", right.channel(),
                "occurredAt", right.occurredAt(),
                "currency", Shop.EUR,
                "lines", right.lines(),
                "tenders", right.tenders(),
                "total", right.total()));
        correcting.put("corrects", Map.of("till", TILL, "number", wrong.number()));
        return correcting;
    }

    private static JsonNode handIn(Session till, List<Object> receipts) {
        return till.post(Service.ORDER, "/receipts/batch", Map.of("receipts", receipts))
                .body();
    }

    private static long minor(JsonNode of, String amount) {
        return of.path(amount).path("minor").asLong();
    }
}
