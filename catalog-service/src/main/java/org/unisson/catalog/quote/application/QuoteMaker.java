package org.unisson.catalog.quote.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.catalog.brand.domain.BrandPolicy;
import org.unisson.catalog.brand.domain.Requirement;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.quote.application.Quote.Lock;
import org.unisson.catalog.quote.application.Quoting.Basket;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.Buyer;
import org.unisson.catalog.quote.domain.CouponCode;
import org.unisson.catalog.quote.domain.PricedBasket;
import org.unisson.catalog.quote.domain.PriorPrice;
import org.unisson.catalog.quote.domain.Terms;
import org.unisson.chassis.values.Money;

/** Makes a quote of a priced basket: tax, validity, what has to be locked, signature. */
@Singleton
public class QuoteMaker {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Taxes taxes;
    private final QuoteKeys keys;
    private final QuoteClaims claims;
    private final QuoteConfig config;

    QuoteMaker(Taxes taxes, QuoteKeys keys, QuoteClaims claims, QuoteConfig config) {
        this.taxes = taxes;
        this.keys = keys;
        this.claims = claims;
        this.config = config;
    }

    /** A priced basket that is to become a quote. */
    record Draft(
            UUID quoteId,
            Basket basket,
            Occasion occasion,
            Instant now,
            PricedBasket priced,
            Map<String, CouponCode> codes,
            Function<Article, BrandPolicy> policies) {}

    Uni<Quote> make(Draft draft, Function<Article, Money> prior) {
        Quote quote = unsigned(draft, prior);
        return quote.preview() || !quote.sellable() ? Uni.createFrom().item(quote) : signed(quote, quote.lock());
    }

    /** The same with that lock, signed. */
    Uni<Quote> signed(Quote quote, Lock lock) {
        return keys.current().map(key -> quote.signedAs(lock, key.sign(claims.of(quote, lock))));
    }

    Money prior(Terms terms, Article article, Occasion occasion, Buyer buyer) {
        return PriorPrice.of(terms, article, occasion, buyer).orElse(null);
    }

    /** What a lock of the quote takes of coupons and budgets. */
    List<Quote.Claim> claims(Quote quote) {
        return quote.lock() == Lock.NONE
                ? List.of()
                : quote.operations().stream()
                        .map(applied -> new Quote.Claim(
                                applied.operationId(), applied.reduction().minor(), applied.coupon()))
                        .toList();
    }

    private Quote unsigned(Draft draft, Function<Article, Money> prior) {
        PricedBasket priced = draft.priced();
        Basket basket = draft.basket();
        List<Quote.Line> lines = lines(draft, prior);
        String currency = lines.getFirst().total().currency();
        Money regular =
                Money.sum(currency, lines.stream().map(Quote.Line::regular).toList());
        Money total = priced.total(currency);
        boolean preview = basket.at() != null;
        return new Quote(
                draft.quoteId(),
                basket.channel(),
                basket.store(),
                basket.shopper().customerId(),
                draft.occasion().at(),
                validUntil(draft.occasion().at(), priced.validUntil()),
                preview,
                lines,
                regular,
                regular.minus(total),
                total,
                taxes(lines),
                priced.freeShipping(),
                priced.gifts(),
                priced.applied().stream()
                        .map(applied -> new Quote.Applied(
                                applied.operationId(),
                                applied.content().names(),
                                applied.reduction(),
                                applied.coupon(),
                                applied.content().endsAt()))
                        .toList(),
                priced.notApplied().stream()
                        .map(not -> new Quote.NotApplied(
                                not.operationId(), not.content().names(), not.reason(), not.instead()))
                        .toList(),
                coupons(draft),
                basket.serving().seller(),
                basket.serving().appointment(),
                lines.stream().allMatch(line -> line.missing().isEmpty()),
                !preview && mustLock(priced) ? Lock.REQUIRED : Lock.NONE,
                null);
    }

    private static boolean mustLock(PricedBasket priced) {
        return priced.applied().stream()
                .anyMatch(
                        applied -> applied.coupon() != null || applied.content().budget() != null);
    }

    private Instant validUntil(Instant at, Instant nextChange) {
        Duration asConfigured = config.validFor().compareTo(LONGEST) < 0 ? config.validFor() : LONGEST;
        Instant end = at.plus(asConfigured);
        return nextChange == null || end.isBefore(nextChange) ? end : nextChange;
    }

    private List<Quote.Line> lines(Draft draft, Function<Article, Money> prior) {
        PricedBasket priced = draft.priced();
        Basket basket = draft.basket();
        Map<UUID, UUID> quotas = new HashMap<>();
        priced.applied().stream()
                .filter(applied -> applied.content().quotaId() != null)
                .forEach(applied ->
                        quotas.put(applied.operationId(), applied.content().quotaId()));
        Map<String, Money> priors = new HashMap<>();
        return priced.lines().stream()
                .map(line -> {
                    Article article = line.line().article();
                    Money lowest = line.isReduced()
                            ? priors.computeIfAbsent(article.sku(), sku -> prior.apply(article))
                            : null;
                    List<Requirement> missing = draft.policies()
                            .apply(article)
                            .missing(
                                    basket.channel(),
                                    basket.serving().seller(),
                                    basket.serving().appointment());
                    return line(line, lowest, quotas, missing);
                })
                .toList();
    }

    private Quote.Line line(PricedBasket.Line line, Money lowest, Map<UUID, UUID> quotas, List<Requirement> missing) {
        return new Quote.Line(
                line.line().lineId(),
                line.line().article().sku(),
                line.line().quantity(),
                line.answer().price(),
                line.answer().list(),
                line.answer().why(),
                line.answer().lost(),
                line.regular(),
                line.reductions(),
                line.total(),
                lowest,
                taxes.in(line.total(), line.line().article().category()),
                line.pointsMultiplier(),
                line.reductions().stream()
                        .map(reduction -> quotas.get(reduction.operationId()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                missing);
    }

    /** The lines' parts summed by class: what the lines say and what the total says is one. */
    private static List<Taxes.Part> taxes(List<Quote.Line> lines) {
        Map<String, Taxes.Part> sums = new TreeMap<>();
        for (Quote.Line line : lines) {
            sums.merge(
                    line.tax().taxClass(),
                    line.tax(),
                    (a, b) -> new Taxes.Part(a.taxClass(), a.rate(), a.amount().plus(b.amount())));
        }
        return List.copyOf(sums.values());
    }

    private static List<Quote.Coupon> coupons(Draft draft) {
        Set<String> applied = draft.priced().applied().stream()
                .map(PricedBasket.Applied::coupon)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<Quote.Coupon> outcomes = new ArrayList<>();
        for (String code : draft.basket().coupons().stream().sorted().toList()) {
            CouponCode known = draft.codes().get(code);
            String outcome = known == null
                    ? "UNKNOWN"
                    : applied.contains(code) ? "APPLIED" : known.isFree() ? "NOT_APPLIED" : "USED";
            outcomes.add(new Quote.Coupon(code, outcome));
        }
        return outcomes;
    }
}
