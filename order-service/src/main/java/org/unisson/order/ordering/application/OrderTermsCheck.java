package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.assortment.application.RequireSold;
import org.unisson.order.cart.application.Offer;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.ordering.application.Placing.Wanted;
import org.unisson.order.ordering.domain.GiftCardOffer;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.reference.application.KnownReferences;
import org.unisson.order.reference.application.Prices;

/** Whether an order can be what somebody wants, and at what price. Each refusal is a 422 that names the place. */
@ApplicationScoped
class OrderTermsCheck {

    private final Offer offer;
    private final KnownReferences references;
    private final Prices prices;
    private final SellUnderQuote quotes;
    private final RequireSold assortments;
    private final TakeApart bundles;

    OrderTermsCheck(
            Offer offer,
            KnownReferences references,
            Prices prices,
            SellUnderQuote quotes,
            RequireSold assortments,
            TakeApart bundles) {
        this.offer = offer;
        this.references = references;
        this.prices = prices;
        this.quotes = quotes;
        this.assortments = assortments;
        this.bundles = bundles;
    }

    /**
     * Lines with their prices.
     *
     * @param inStore whether a store's channel sells
     * @param quoteId the quote that they are sold under; empty: none
     */
    record Agreed(List<OrderLine> lines, Money total, boolean inStore, Optional<UUID> quoteId) {

        Agreed with(List<OrderLine> others) {
            return new Agreed(others, total, inStore, quoteId);
        }
    }

    /** @param customer who buys, or null */
    Uni<Agreed> agree(Transaction tx, Placing placing, UUID customer, Instant now) {
        requireShipped(placing);
        return offer.sellingChannel(tx, placing.channel())
                .chain(channel -> quotes.of(tx, placing, customer, channel, now)
                        .call(quoted -> requireSkus(tx, quoted.placing()))
                        .call(quoted -> requireLocations(tx, quoted.placing()))
                        .call(quoted -> assortments.require(tx, placing.channel(), soldNow(placing), now))
                        .chain(quoted -> pricesOf(tx, quoted, now)
                                .map(asked -> new LinePricing(quoted, channel, asked).agreed())))
                .chain(agreed -> bundles.of(tx, placing.channel(), agreed, now));
    }

    /** Refuses an order that nothing could pay. */
    static void requirePayment(Order order, Placing placing) {
        if (placing.points() > 0 && order.customerId() == null) {
            throw Problem.unprocessable("points-of-nobody", "/points", "only a known customer has points")
                    .asException();
        }
        Money total = order.terms().total();
        if (placing.points() > 0 && total.isZero()) {
            throw Problem.unprocessable("nothing-to-pay", "/points", "the total is zero")
                    .asException();
        }
        requireGiftCards(total, placing.giftCards());
        boolean offersNothing = placing.points() == 0 && placing.giftCards().isEmpty();
        if (!total.equals(order.terms().exchangePays()) && placing.cardToken() == null && offersNothing) {
            throw Problem.unprocessable(
                            "payment-missing", "/cardToken", "a card, points or gift cards must pay " + total)
                    .asException();
        }
    }

    private static void requireGiftCards(Money total, List<GiftCardOffer> giftCards) {
        Money left = total;
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < giftCards.size(); i++) {
            GiftCardOffer gift = giftCards.get(i);
            String pointer = "/giftCards/" + i;
            if (!seen.add(gift.authorisationId())) {
                throw Problem.unprocessable("gift-card-twice", pointer + "/authorisationId", "is offered twice")
                        .asException();
            }
            if (!gift.amount().currency().equals(total.currency())
                    || gift.amount().minor() <= 0
                    || gift.amount().compareTo(left) > 0) {
                throw Problem.unprocessable(
                                "wrong-amount",
                                pointer + "/amount",
                                "more than 0, and at most what is left to pay: " + left)
                        .asException();
            }
            left = left.minus(gift.amount());
        }
    }

    private static void requireShipped(Placing placing) {
        boolean ships =
                placing.lines().stream().anyMatch(line -> line.fulfilment().method() == Fulfilment.Method.SHIP);
        if (placing.sameDay() != null && !ships) {
            throw Problem.unprocessable("nothing-shipped", "/delivery", "only what is shipped is delivered")
                    .asException();
        }
    }

    private Uni<Void> requireSkus(Transaction tx, Placing placing) {
        // A price that came with the line is a sale agreed elsewhere: it may be of what is not for sale any more.
        List<Sku> agreedElsewhere = skus(placing, true);
        List<Sku> soldNow = skus(placing, false);
        return references
                .skus(tx, agreedElsewhere)
                .invoke(known -> requireKnown(placing, true, known))
                .chain(() -> references.sellable(tx, soldNow))
                .invoke(sellable -> requireKnown(placing, false, sellable))
                .replaceWithVoid();
    }

    private Uni<Map<Sku, Money>> pricesOf(Transaction tx, QuotedPlacing quoted, Instant now) {
        List<Sku> atPriceNow = quoted.placing().lines().stream()
                .filter(quoted::isAtPriceNow)
                .map(Wanted::sku)
                .distinct()
                .toList();
        return atPriceNow.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : prices.effective(tx, quoted.placing().channel(), now, atPriceNow);
    }

    /** What was agreed elsewhere is not judged again; a gift is neither. */
    private static List<RequireSold.Line> soldNow(Placing placing) {
        List<RequireSold.Line> lines = new ArrayList<>();
        for (int i = 0; i < placing.lines().size(); i++) {
            Wanted line = placing.lines().get(i);
            if (line.unitPrice() == null) {
                boolean sent = line.fulfilment().method() == Fulfilment.Method.SHIP;
                lines.add(new RequireSold.Line("/lines/" + i, line.sku(), sent));
            }
        }
        return lines;
    }

    private static List<Sku> skus(Placing placing, boolean withPrice) {
        return placing.lines().stream()
                .filter(line -> (line.unitPrice() != null) == withPrice)
                .map(Wanted::sku)
                .distinct()
                .toList();
    }

    private static void requireKnown(Placing placing, boolean withPrice, Set<Sku> known) {
        for (int i = 0; i < placing.lines().size(); i++) {
            Wanted line = placing.lines().get(i);
            if ((line.unitPrice() != null) == withPrice && !known.contains(line.sku())) {
                throw Problem.unprocessable("unknown-sku", pointer(i, "sku"), "no product for sale has " + line.sku())
                        .asException();
            }
        }
    }

    private Uni<Void> requireLocations(Transaction tx, Placing placing) {
        List<Gln> named = new ArrayList<>(placing.lines().stream()
                .map(line -> line.fulfilment().location())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        if (placing.location() != null) {
            named.add(placing.location());
        }
        return references
                .locations(tx, named)
                .invoke(known -> requireFulfilment(placing, known))
                .replaceWithVoid();
    }

    private static void requireFulfilment(Placing placing, Set<Gln> known) {
        if (placing.location() != null && !known.contains(placing.location())) {
            throw Problem.unprocessable("unknown-location", "/location", "no location " + placing.location())
                    .asException();
        }
        for (int i = 0; i < placing.lines().size(); i++) {
            var fulfilment = placing.lines().get(i).fulfilment();
            if (fulfilment.method() == null) {
                throw Problem.unprocessable(
                                "method-missing", pointer(i, "method"), "how are the goods to be handed over?")
                        .asException();
            }
            if (fulfilment.lacksLocation()) {
                throw Problem.unprocessable(
                                "location-missing", pointer(i, "location"), fulfilment.method() + " needs a location")
                        .asException();
            }
            if (fulfilment.location() != null && !known.contains(fulfilment.location())) {
                throw Problem.unprocessable(
                                "unknown-location", pointer(i, "location"), "no location " + fulfilment.location())
                        .asException();
            }
        }
    }

    private static String pointer(int line, String field) {
        return "/lines/" + line + "/" + field;
    }
}
