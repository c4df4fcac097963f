package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.quote.application.OpenQuote;
import org.unisson.order.quote.application.QuotePolicies;
import org.unisson.order.quote.application.SoldQuotes;
import org.unisson.order.quote.domain.Quote;
import org.unisson.order.quote.domain.QuoteRules;
import org.unisson.order.quote.domain.QuotedLine;
import org.unisson.order.quote.domain.WantedBasket;
import org.unisson.order.reference.domain.SalesChannel;

/** Sells an order under the catalog's quote, where it has one. */
@ApplicationScoped
class SellUnderQuote {

    private final OpenQuote quotes;
    private final SoldQuotes sold;
    private final QuotePolicies policies;

    SellUnderQuote(OpenQuote quotes, SoldQuotes sold, QuotePolicies policies) {
        this.quotes = quotes;
        this.sold = sold;
        this.policies = policies;
    }

    /** What is wanted, and what was quoted for it. */
    Uni<QuotedPlacing> of(Transaction tx, Placing placing, UUID customer, SalesChannel channel, Instant now) {
        if (placing.quote() == null) {
            return requireNone(tx, placing).replaceWith(QuotedPlacing.none(placing));
        }
        requireNoOtherPrice(placing);
        WantedBasket basket = basket(placing, customer, channel);
        return quotes.open(tx, placing.quote(), basket, now)
                .map(quote -> QuotedPlacing.under(quote, lines(quote, basket), placing));
    }

    /** Gives the order its quote. @throws org.unisson.chassis.rest.ProblemException 409 where another order has it */
    Uni<Void> claim(Transaction tx, Order order, String signed) {
        UUID quoteId = order.terms().quoteId().orElse(null);
        return quoteId == null
                ? Uni.createFrom().voidItem()
                : sold.claim(tx, quoteId, order.orderId(), signed)
                        .invoke(claimed -> {
                            if (!claimed) {
                                throw Problem.conflict(
                                                "quote-used",
                                                "Another order was placed under the quote. Ask for a new one.")
                                        .asException();
                            }
                        })
                        .replaceWithVoid();
    }

    private Uni<Void> requireNone(Transaction tx, Placing placing) {
        if (placing.lines().stream().noneMatch(line -> line.unitPrice() == null)) {
            return Uni.createFrom().voidItem();
        }
        return policies.isRequired(tx, placing.channel())
                .invoke(required -> {
                    if (required) {
                        throw Problem.unprocessable(
                                        "quote-required",
                                        "/quote",
                                        "channel " + placing.channel() + " sells under quotes")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    private static void requireNoOtherPrice(Placing placing) {
        for (int i = 0; i < placing.lines().size(); i++) {
            if (placing.lines().get(i).unitPrice() != null) {
                throw Problem.unprocessable(
                                "price-and-quote", "/lines/" + i + "/unitPrice", "the quote says what the line costs")
                        .asException();
            }
        }
    }

    private static WantedBasket basket(Placing placing, UUID customer, SalesChannel channel) {
        return new WantedBasket(
                placing.channel(),
                customer,
                channel.kind().equals("STORE") ? placing.location() : null,
                channel.currency(),
                placing.lines().stream()
                        .map(line -> new WantedBasket.Line(
                                line.lineId(),
                                line.sku(),
                                line.quantity(),
                                line.fulfilment().location()))
                        .toList());
    }

    private static Map<UUID, QuotedLine> lines(Quote quote, WantedBasket basket) {
        return QuoteRules.matched(quote, basket)
                .orElseThrow(() -> new IllegalStateException("quote " + quote.quoteId() + " was checked before"));
    }
}
