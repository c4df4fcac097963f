package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.assortment.application.RequireSold;
import org.unisson.order.brandpolicy.application.BrandRules;
import org.unisson.order.cart.application.Offer;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.goods.application.Goods;
import org.unisson.order.goods.domain.Article;
import org.unisson.order.ordering.application.Placing.Wanted;
import org.unisson.order.ordering.domain.CashTaken;
import org.unisson.order.ordering.domain.OfferedTender;
import org.unisson.order.ordering.domain.OfferedTender.Kind;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.ordering.domain.OrderTerms;
import org.unisson.order.reference.domain.SalesChannel;

/** Whether an order can be what somebody wants, and at what price. Each refusal is a 422 that names the place. */
@ApplicationScoped
class OrderTermsCheck {

    private final Offer offer;
    private final Goods goods;
    private final SellUnderQuote quotes;

    OrderTermsCheck(Offer offer, Goods goods, SellUnderQuote quotes) {
        this.offer = offer;
        this.goods = goods;
        this.quotes = quotes;
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
                        .chain(quoted -> goods.offered(tx, wanted(quoted.placing(), now))
                                .map(offered -> agreed(quoted, channel, offered, now))));
    }

    private static Goods.Wanted wanted(Placing placing, Instant now) {
        List<Gln> locations = Stream.concat(
                        placing.lines().stream().map(line -> line.fulfilment().location()),
                        Stream.of(placing.location()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Goods.Wanted(
                placing.channel(),
                now,
                placing.lines().stream().map(Wanted::sku).distinct().toList(),
                locations);
    }

    private static Agreed agreed(QuotedPlacing quoted, SalesChannel channel, Goods.Offered offered, Instant now) {
        Placing placing = quoted.placing();
        requireKnown(placing, offered.articles());
        requireFulfilment(placing, offered.locations());
        List<Integer> soldNow = soldNow(placing);
        RequireSold.require(placing.channel(), assorted(placing, soldNow), offered.articles(), now);
        BrandRules.require(
                new BrandRules.Sale(
                        placing.channel(),
                        placing.served().by(),
                        placing.served().appointment()),
                branded(placing, soldNow),
                offered.articles());
        return TakeApart.of(new LinePricing(quoted, channel, offered.prices()).agreed(), offered);
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
        if (order.customerId() == null && placing.offered().stream().anyMatch(OfferedTender::isVoucher)) {
            throw Problem.unprocessable("vouchers-of-nobody", "/vouchers", "only a known customer has vouchers")
                    .asException();
        }
        requireOffered(total, placing.offered());
        order.terms().cash().ifPresent(cash -> requireCash(order, cash, placing));
        boolean offersNothing = placing.points() == 0
                && placing.offered().isEmpty()
                && order.terms().cash().isEmpty();
        if (!total.equals(order.terms().exchangePays()) && placing.cardToken() == null && offersNothing) {
            throw Problem.unprocessable(
                            "payment-missing", "/cardToken", "a card, points, gift cards or vouchers must pay " + total)
                    .asException();
        }
    }

    /** Cash is paid in whole: nobody is sent away with goods that nothing else pays. */
    private static void requireCash(Order order, CashTaken cash, Placing placing) {
        if (order.soldAt() == null) {
            throw Problem.unprocessable("cash-in-stores-only", "/cash", "only a store's channel takes cash")
                    .asException();
        }
        OrderTerms terms = order.terms();
        Money total = terms.total();
        boolean sound = cash.amount().currency().equals(total.currency())
                && cash.amount().minor() > 0
                && !terms.byCard(Money.zero(total.currency())).isNegative();
        boolean enough = placing.cardToken() != null
                || placing.points() > 0
                || sound && terms.byCard(Money.zero(total.currency())).isZero();
        if (!sound || !enough) {
            Money left = total.minus(terms.exchangePays()).minus(terms.offeredPay());
            throw Problem.unprocessable(
                            "wrong-amount",
                            "/cash/amount",
                            "more than 0, and at most what is left to pay: " + left + ", or just that where neither a"
                                    + " card nor points pay the rest")
                    .asException();
        }
    }

    private static void requireOffered(Money total, List<OfferedTender> offered) {
        Money left = total;
        Set<UUID> seen = new HashSet<>();
        Map<Kind, Integer> places = new EnumMap<>(Kind.class);
        for (OfferedTender one : offered) {
            Kind kind = one.kind();
            String pointer = "/" + kind.list() + "/" + (places.merge(kind, 1, Integer::sum) - 1);
            if (!seen.add(one.id())) {
                throw Problem.unprocessable(kind.twice(), pointer + "/" + kind.idField(), "is offered twice")
                        .asException();
            }
            if (!one.amount().currency().equals(total.currency())
                    || one.amount().minor() <= 0
                    || one.amount().compareTo(left) > 0) {
                throw Problem.unprocessable(
                                "wrong-amount",
                                pointer + "/amount",
                                "more than 0, and at most what is left to pay: " + left)
                        .asException();
            }
            left = left.minus(one.amount());
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

    /** What was agreed elsewhere is not judged again; a gift is neither. */
    private static List<Integer> soldNow(Placing placing) {
        return IntStream.range(0, placing.lines().size())
                .filter(index -> placing.lines().get(index).unitPrice() == null)
                .boxed()
                .toList();
    }

    private static List<RequireSold.Line> assorted(Placing placing, List<Integer> soldNow) {
        return soldNow.stream()
                .map(index -> {
                    Wanted line = placing.lines().get(index);
                    boolean sent = line.fulfilment().method() == Fulfilment.Method.SHIP;
                    return new RequireSold.Line("/lines/" + index, line.sku(), sent);
                })
                .toList();
    }

    private static List<BrandRules.Line> branded(Placing placing, List<Integer> soldNow) {
        return soldNow.stream()
                .map(index -> {
                    Wanted line = placing.lines().get(index);
                    return new BrandRules.Line("/lines/" + index, line.sku(), line.addedBy());
                })
                .toList();
    }

    /** A price that came with the line is a sale agreed elsewhere: it may be of what is not for sale any more. */
    private static void requireKnown(Placing placing, Map<Sku, Article> known) {
        for (int i = 0; i < placing.lines().size(); i++) {
            Wanted line = placing.lines().get(i);
            Article article = known.get(line.sku());
            if (article == null || line.unitPrice() == null && !article.sellable()) {
                throw Problem.unprocessable("unknown-sku", pointer(i, "sku"), "no product for sale has " + line.sku())
                        .asException();
            }
        }
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
