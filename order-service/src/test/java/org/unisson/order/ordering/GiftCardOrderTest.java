package org.unisson.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.order.receipt.Tills.eur;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.events.GiftCardsHeld;
import org.unisson.loyalty.events.GiftCardsHoldRefused;
import org.unisson.loyalty.events.HeldGiftCard;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.receipt.Till;
import org.unisson.order.receipt.Tills;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** R9: gift cards pay orders, and tills sell them. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class GiftCardOrderTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    @Inject
    Told told;

    private String token;
    private Charges charges;

    @BeforeEach
    void tokens() {
        token = environment.customerToken(Ids.next());
        charges = new Charges(shop, environment.token("admin"));
    }

    @Test
    void giftCardsPayPartAndTheCardTheRest() {
        UUID one = Ids.next();
        UUID other = Ids.next();
        UUID order = placed(20_00, "tok_visa", List.of(gift(one, 5_00), gift(other, 2_50)));

        shop.reserved(order, 1);
        held(order, one, 5_00);

        JsonPath confirmed = shop.until(token, order, "CONFIRMED");
        assertThat(confirmed.getList("tenders.kind")).containsExactly("GIFT_CARD", "GIFT_CARD", "CARD");
        assertThat(confirmed.getList("tenders.amount.minor")).containsExactly(5_00, 2_50, 12_50);
        assertThat(confirmed.getList("tenders.reference").subList(0, 2))
                .isEqualTo(List.of(one.toString(), other.toString()));
        charges.awaitCharged(order, 12_50);
        OrderPlaced event = (OrderPlaced)
                told.of(Topics.ORDERS, order.toString(), 1).getFirst().payload();
        assertThat(event.getGiftCards())
                .extracting(offered -> offered.getAmount().getMinor())
                .containsExactly(5_00L, 2_50L);
    }

    @Test
    void aRefusedGiftCardCancelsAndChargesNobody() {
        UUID gift = Ids.next();
        UUID order = placed(20_00, "tok_visa", List.of(gift(gift, 5_00)));

        shop.reserved(order, 1);
        others.tell(
                Topics.HOLDS,
                order.toString(),
                new GiftCardsHoldRefused(order, 1L, gift, "AUTHORISATION_ENDED", Instant.now()));

        assertThat(shop.until(token, order, "CANCELLED").getString("reason")).isEqualTo("GIFT_CARD_REFUSED");
        assertThat(charges.of(order).jsonPath().getList("$")).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedAtOnce() {
        UUID gift = Ids.next();

        refused(List.of(gift(gift, 5_00), gift(gift, 5_00)), 422, "gift-card-twice");
        refused(List.of(gift(gift, 20_01)), 422, "wrong-amount");
        refused(List.of(gift(gift, 15_00), gift(Ids.next(), 5_01)), 422, "wrong-amount");
        refused(List.of(gift(gift, 0)), 422, "wrong-amount");
        refused(
                List.of(Map.of("authorisationId", gift, "amount", Map.of("minor", 1, "currency", "USD"))),
                422,
                "wrong-amount");
        refused(Collections.nCopies(6, gift(gift, 1)), 400, "invalid-input");
        refused(List.of(Map.of("authorisationId", gift)), 400, "invalid-input");
    }

    @Test
    void aGiftCardThatATillSellsIsOwedAndNotEarned() {
        Till till = Till.opened(environment, others);
        UUID card = Ids.next();
        Map<String, Object> line = Tills.line(till.sku(), 1, 50_00, 0);
        line.put("giftCard", Map.of("giftCardId", card));
        // When nobody else trades.
        Instant at = Instant.ofEpochSecond(ThreadLocalRandom.current().nextLong(1_000_000_000L));
        Map<String, Object> receipt = Tills.with(
                Tills.receipt(till.store(), till.channel(), List.of(line), List.of(Tills.tender("CASH", 50_00))),
                "occurredAt",
                at.toString());

        UUID purchase = Tills.sold(till.service(), receipt);

        PurchaseMade event = (PurchaseMade)
                told.of(Topics.PURCHASES, purchase.toString(), 1).getFirst().payload();
        assertThat(event.getLines().getFirst().getGiftCardId()).isEqualTo(card);
        assertThat(event.getLines().getFirst().getCarriedOutFrom()).isNull();
        Response shown = shop.read(till.service()).get("/purchases/" + purchase);
        shown.then().body("lines[0].giftCard", equalTo(card.toString()));
        JsonPath entries = shop.read(till.service())
                .queryParam("from", at.toString())
                .queryParam("to", at.plusSeconds(1).toString())
                .get("/sales/ledger/entries")
                .jsonPath();
        assertThat(entries.getList("items[0].postings.account")).containsExactly("CASH", "GIFT_CARD");
        assertThat(entries.getList("items[0].postings.amount.minor")).containsExactly(50_00, -50_00);
        shop.read(till.service())
                .get("/tills/" + till.store() + "/" + receipt.get("till") + "/chain")
                .then()
                .body("intact", equalTo(true));
        shop.command(till.service())
                .body(Map.of(
                        "channel",
                        till.channel(),
                        "location",
                        till.store(),
                        "lines",
                        List.of(Map.of(
                                "lineId",
                                shown.jsonPath().getString("lines[0].lineId"),
                                "quantity",
                                1,
                                "condition",
                                "SELLABLE"))))
                .post("/purchases/" + purchase + "/returns")
                .then()
                .statusCode(409);
    }

    @Test
    void aGiftCardIsOnePieceAndWorthSomething() {
        Till till = Till.opened(environment, others);
        Map<String, Object> two = Tills.line(till.sku(), 2, 50_00, 0);
        two.put("giftCard", Map.of("giftCardId", Ids.next()));

        Tills.hand(
                        till.service(),
                        List.of(Tills.receipt(
                                till.store(), till.channel(), List.of(two), List.of(Tills.tender("CASH", 100_00)))))
                .then()
                .body("rejected.size()", equalTo(1));
    }

    private void refused(List<?> giftCards, int status, String problem) {
        // Somebody else: a cart that is not checked out stays open.
        token = environment.customerToken(Ids.next());
        checkout(20_00, "tok_visa", giftCards).then().statusCode(status).body("type", equalTo("/problems/" + problem));
    }

    private UUID placed(long cents, String card, List<?> giftCards) {
        return checkout(cents, card, giftCards)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("orderId");
    }

    private Response checkout(long cents, String card, List<?> giftCards) {
        String channel = shop.web();
        String cart = shop.cart(token, channel, null).getString("cartId");
        shop.add(token, cart, shop.sku(cents), 1, channel).then().statusCode(201);
        return shop.command(token)
                .body(Map.of("channel", channel, "method", "SHIP", "cardToken", card, "giftCards", giftCards))
                .post("/carts/" + cart + "/checkout");
    }

    private void held(UUID order, UUID authorisation, long cents) {
        others.tell(
                Topics.HOLDS,
                order.toString(),
                new GiftCardsHeld(
                        order,
                        1L,
                        List.of(new HeldGiftCard(Ids.next(), authorisation, new Money(cents, "EUR"))),
                        Instant.now()));
    }

    private static Map<String, Object> gift(UUID authorisation, long cents) {
        return Map.of("authorisationId", authorisation, "amount", eur(cents));
    }
}
