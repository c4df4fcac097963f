package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.unisson.demo.client.Service;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.random.Facts.GiftCard;
import org.unisson.scenarios.support.Shop;

/** Gift cards: sold by tills, spent with orders and at tills. */
final class GiftCards {

    private final World world;
    private final Facts facts;
    private final Till till;
    private final Ordering ordering;
    private final Counter system;

    GiftCards(World world, Facts facts, Till till, Ordering ordering) {
        this.world = world;
        this.facts = facts;
        this.till = till;
        this.ordering = ordering;
        this.system = new Counter(world.shop().retail(), TokenRequest.of("service"));
    }

    /** Made by loyalty and sold by a till for its worth. One whose number was told to nobody is never sold. */
    void sell(Step step, Operation.SellGiftCard it) {
        JsonNode card = system.session()
                .post(
                        Service.LOYALTY,
                        "/gift-cards",
                        Map.of("amount", Shop.euros(it.cents()), "store", world.place(it.place())),
                        key(step) + "-card")
                .body();
        if (!card.has("number")) {
            return;
        }
        String id = card.path("giftCardId").asText();
        String purchaseId = till.sell(
                step,
                it.place(),
                Map.of(
                        "sku", world.sku(0),
                        "quantity", 1,
                        "unitPrice", Shop.euros(it.cents()),
                        "total", Shop.euros(it.cents()),
                        "giftCard", Map.of("giftCardId", id)),
                List.of(tender("CASH", it.cents())),
                List.of());
        if (purchaseId != null) {
            facts.soldCard(
                    step.number(),
                    new GiftCard(
                            id, card.path("number").asText(), card.path("pin").asText(), it.cents()));
        }
    }

    void order(Step step, Operation.OrderByGiftCard it) {
        GiftCard card = facts.giftCard(it.of());
        if (card != null) {
            ordering.order(
                    step,
                    it.order(),
                    List.of(Map.of(
                            "authorisationId", authorise(step, card, it.cents()), "amount", Shop.euros(it.cents()))));
        }
    }

    void spend(Step step, Operation.SellByGiftCard it) {
        GiftCard card = facts.giftCard(it.of());
        if (card == null) {
            return;
        }
        long price = World.price(it.sku());
        Map<String, Object> byCard = Map.of(
                "kind", "GIFT_CARD", "amount", Shop.euros(it.cents()), "reference", authorise(step, card, it.cents()));
        till.sell(
                step,
                it.place(),
                Map.of(
                        "sku", world.sku(it.sku()),
                        "quantity", 1,
                        "unitPrice", Shop.euros(price),
                        "total", Shop.euros(price)),
                List.of(byCard, tender("CASH", price - it.cents())),
                List.of(new Operation.Pieces(it.sku(), 1)));
    }

    /** Sets it aside. @throws org.unisson.demo.client.ProblemException 409 where there is not as much */
    private String authorise(Step step, GiftCard card, long cents) {
        return system.session()
                .post(
                        Service.LOYALTY,
                        "/gift-cards/authorisations",
                        Map.of("number", card.number(), "pin", card.pin(), "amount", Shop.euros(cents)),
                        key(step) + "-authorisation")
                .body()
                .path("authorisationId")
                .asText();
    }

    private static Map<String, Object> tender(String kind, long cents) {
        return Map.of("kind", kind, "amount", Shop.euros(cents));
    }

    private String key(Step step) {
        return world.name() + "-" + step.number();
    }
}
