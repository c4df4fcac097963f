package org.unisson.catalog.quote.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.operation.persistence.OperationJson;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.BasketLine;
import org.unisson.catalog.quote.domain.Buyer;
import org.unisson.catalog.quote.domain.CouponCode;
import org.unisson.catalog.quote.domain.PricedBasket;
import org.unisson.catalog.quote.domain.Pricing;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.catalog.quote.persistence.ArticleReads;
import org.unisson.catalog.quote.persistence.ArticleReads.Read;
import org.unisson.catalog.quote.persistence.CouponRows;
import org.unisson.catalog.quote.persistence.QuoteRows;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.chassis.values.Ids;

/** A basket is priced; the quote is kept, and signed for whoever sells under it. */
@ApplicationScoped
public class Quoting {

    private final Transactions transactions;
    private final ArticleReads articles;
    private final CouponRows coupons;
    private final QuoteRows quotes;
    private final CurrentTerms terms;
    private final QuoteMaker maker;
    private final ObjectMapper json;
    private final Clock clock;

    Quoting(
            Transactions transactions,
            ArticleReads articles,
            CouponRows coupons,
            QuoteRows quotes,
            CurrentTerms terms,
            QuoteMaker maker,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.articles = articles;
        this.coupons = coupons;
        this.quotes = quotes;
        this.terms = terms;
        this.maker = maker;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is to be priced.
     *
     * @param at the instant whose prices are asked, or null: now
     * @param serving who sells, and upon which appointment
     */
    public record Basket(
            String channel,
            String store,
            Shopper shopper,
            Instant at,
            Set<String> coupons,
            Serving serving,
            List<Wanted> lines) {}

    /** Who sells, and upon which appointment; either may be null. */
    public record Serving(String seller, String appointment) {}

    /** So many pieces of a SKU. */
    public record Wanted(String lineId, String sku, long quantity) {}

    /** The quote; fails with 422, naming the lines, where something does not exist for this shopper or has no price. */
    public Uni<Quote> quote(Basket basket) {
        Instant now = clock.instant();
        Instant at = basket.at() == null ? now : basket.at();
        Set<String> skus = basket.lines().stream().map(Wanted::sku).collect(java.util.stream.Collectors.toSet());
        return terms.with(
                        () -> transactions.read(
                                tx -> articles.forShopper(tx, skus, basket.channel(), basket.shopper(), at)),
                        Read::termsVersion,
                        at)
                .chain(inForce -> coupons(basket).chain(codes -> {
                    requireChannel(basket, inForce.terms().channels());
                    requireKnown(basket, inForce.read().articles());
                    Occasion occasion = new Occasion(
                            basket.channel(), basket.store(), basket.shopper().segments(), at);
                    Buyer buyer = opened(inForce.read().buyer(), codes);
                    PricedBasket priced = Pricing.of(
                            inForce.terms(),
                            occasion,
                            buyer,
                            lines(basket, inForce.read().articles()));
                    requirePriced(basket, priced);
                    return maker.make(
                            new QuoteMaker.Draft(
                                    Ids.next(), basket, occasion, now, priced, codes, inForce.terms()::policy),
                            article -> maker.prior(inForce.terms(), article, occasion, buyer));
                }))
                .call(this::store);
    }

    private Uni<Map<String, CouponCode>> coupons(Basket basket) {
        return basket.coupons().isEmpty()
                ? Uni.createFrom().item(Map.of())
                : transactions.read(tx -> coupons.find(tx, basket.coupons()));
    }

    private static Buyer opened(Buyer buyer, Map<String, CouponCode> codes) {
        Map<UUID, String> open = new HashMap<>();
        codes.values().stream()
                .filter(CouponCode::isFree)
                .sorted(java.util.Comparator.comparing(CouponCode::code))
                .forEach(code -> open.putIfAbsent(code.operationId(), code.code()));
        return new Buyer(buyer.known(), buyer.invited(), open, buyer.left());
    }

    private static List<BasketLine> lines(Basket basket, Map<String, Article> articles) {
        return basket.lines().stream()
                .map(line -> new BasketLine(line.lineId(), articles.get(line.sku()), line.quantity()))
                .toList();
    }

    private static void requireChannel(Basket basket, Set<String> channels) {
        if (!channels.contains(basket.channel())) {
            throw Problem.unprocessable("unknown-channel", "/channel", "there is no channel '" + basket.channel() + "'")
                    .asException();
        }
    }

    private static void requireKnown(Basket basket, Map<String, Article> articles) {
        require(
                basket,
                "unknown-sku",
                "is not for sale",
                basket.lines().stream()
                        .filter(line -> articles.containsKey(line.sku()))
                        .map(Wanted::lineId)
                        .collect(java.util.stream.Collectors.toSet()));
    }

    private static void requirePriced(Basket basket, PricedBasket priced) {
        require(basket, "no-price", "has no price there", priced.byId().keySet());
    }

    private static void require(Basket basket, String slug, String message, Set<String> good) {
        List<Violation> wrong = new java.util.ArrayList<>();
        for (int i = 0; i < basket.lines().size(); i++) {
            Wanted line = basket.lines().get(i);
            if (!good.contains(line.lineId())) {
                wrong.add(new Violation("/lines/" + i + "/sku", line.sku() + " " + message));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Problem(
                            "/problems/" + slug,
                            "The request names something that cannot be",
                            422,
                            wrong.getFirst().message(),
                            wrong)
                    .asException();
        }
    }

    private Uni<Void> store(Quote quote) {
        return transactions.runAlone(tx -> quotes.add(
                tx,
                new QuoteRows.Stored(
                        quote.quoteId(),
                        quote.customerId(),
                        quote.validUntil(),
                        clock.instant(),
                        OperationJson.write(json, maker.claims(quote)),
                        OperationJson.write(json, quote))));
    }
}
