package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.exchange.application.ExchangeRequest.Taking;
import org.unisson.order.exchange.domain.PaidPieces;
import org.unisson.order.reference.application.KnownReferences;
import org.unisson.order.reference.application.Prices;
import org.unisson.order.returns.domain.ReturnDecision;
import org.unisson.order.returns.domain.ReturnDecision.Granted;

/**
 * What the goods cost that are taken for others: what the channel asks for them now. Another variant of the same product
 * costs what was paid, piece for piece, unless the retailer has it otherwise.
 */
@ApplicationScoped
class PriceExchange {

    /** As of a receipt: no till takes more, and no sum of its tenders overflows. */
    private static final long MAX_AMOUNT = 1_000_000_000_000L;

    private final KnownReferences references;
    private final Prices prices;
    private final RequireSoldSo sold;
    private final Clock clock;
    private final boolean atPaidPrice;

    PriceExchange(
            KnownReferences references,
            Prices prices,
            RequireSoldSo sold,
            Clock clock,
            @ConfigProperty(name = "unisson.exchanges.same-product-at-paid-price", defaultValue = "true")
                    boolean atPaidPrice) {
        this.references = references;
        this.prices = prices;
        this.sold = sold;
        this.clock = clock;
        this.atPaidPrice = atPaidPrice;
    }

    /** What the channel asks for a piece now. A product without a price in its currency is missing. */
    Uni<Map<Sku, Money>> asked(Transaction tx, String channel, Collection<Sku> wanted) {
        return prices.effective(tx, channel, clock.instant(), wanted);
    }

    /**
     * @throws org.unisson.chassis.rest.ProblemException 422 what is not for sale, has no price in the currency, or is not sold
     *     so by its brand; 409 what the channel does not sell so
     */
    Uni<TakenGoods> of(Transaction tx, ExchangeRequest request, Granted granted) {
        Set<Sku> wanted = request.take().stream().map(Taking::sku).collect(Collectors.toSet());
        List<Sku> all = new ArrayList<>(wanted);
        granted.lines().forEach(line -> all.add(line.sku()));
        return references
                .sellable(tx, wanted)
                .invoke(sellable -> requireSellable(request, sellable))
                .chain(() -> sold.require(tx, request))
                .chain(() -> references.products(tx, all))
                .chain(products -> asked(tx, request.channel(), wanted)
                        .map(asked -> priced(
                                request,
                                granted.total().currency(),
                                agreed(asked, request.agreed()),
                                atPaidPrice ? paid(granted, products) : Map.of(),
                                products)));
    }

    private static TakenGoods priced(
            ExchangeRequest request,
            String currency,
            Map<Sku, Money> asked,
            Map<UUID, PaidPieces> paid,
            Map<Sku, UUID> products) {
        List<TakenGoods.Line> lines = new ArrayList<>();
        for (int index = 0; index < request.take().size(); index++) {
            Taking taking = request.take().get(index);
            long left = taking.quantity();
            PaidPieces same = paid.get(products.get(taking.sku()));
            for (PaidPieces.Priced part : same == null ? List.<PaidPieces.Priced>of() : same.take(left)) {
                lines.add(new TakenGoods.Line(taking.sku(), part.pieces(), part.unitPrice()));
                left -= part.pieces();
            }
            if (left > 0) {
                lines.add(new TakenGoods.Line(taking.sku(), left, price(taking, currency, asked, index)));
            }
        }
        return counted(lines, currency);
    }

    private static Map<Sku, Money> agreed(Map<Sku, Money> asked, Map<Sku, Money> agreed) {
        Map<Sku, Money> prices = new HashMap<>(asked);
        prices.putAll(agreed);
        return prices;
    }

    private static TakenGoods counted(List<TakenGoods.Line> lines, String currency) {
        try {
            TakenGoods taken = TakenGoods.of(lines, currency);
            if (taken.total().minor() <= MAX_AMOUNT) {
                return taken;
            }
        } catch (ArithmeticException beyondMoney) {
            throw tooLarge();
        }
        throw tooLarge();
    }

    private static ProblemException tooLarge() {
        return Problem.unprocessable("amount-too-large", "/take", "together they cost more than any till takes")
                .asException();
    }

    /** What comes back, by product. */
    private static Map<UUID, PaidPieces> paid(Granted granted, Map<Sku, UUID> products) {
        Map<UUID, Money> refunds = new HashMap<>();
        Map<UUID, Long> pieces = new HashMap<>();
        for (ReturnDecision.Line line : granted.lines()) {
            UUID product = products.get(line.sku());
            if (product != null) {
                refunds.merge(product, line.refund(), Money::plus);
                pieces.merge(product, line.quantity(), Long::sum);
            }
        }
        return pieces.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> new PaidPieces(refunds.get(one.getKey()), one.getValue())));
    }

    private static Money price(Taking taking, String currency, Map<Sku, Money> asked, int index) {
        Money price = asked.get(taking.sku());
        if (price == null || !price.currency().equals(currency)) {
            throw Problem.unprocessable(
                            "no-price",
                            pointer(index),
                            taking.sku() + " has no price in " + currency + " on the channel")
                    .asException();
        }
        return price;
    }

    private static void requireSellable(ExchangeRequest request, Set<Sku> sellable) {
        for (int index = 0; index < request.take().size(); index++) {
            Sku sku = request.take().get(index).sku();
            if (!sellable.contains(sku)) {
                throw Problem.unprocessable("unknown-sku", pointer(index), "no product for sale has " + sku)
                        .asException();
            }
        }
    }

    private static String pointer(int index) {
        return "/take/" + index + "/sku";
    }
}
