package org.unisson.catalog.quote.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.price.domain.PriceAnswer;
import org.unisson.chassis.values.Money;

/**
 * The price of one piece as a page shows it: that of a basket which holds nothing else.
 *
 * @param price what is to be paid, tax included
 * @param answer the price before reductions, and why it is that one
 * @param prior the lowest price of the 30 days before the reduction; null where it is not reduced, or was never sold
 *     without the reduction
 * @param operations that give something
 * @param until the next instant at which it may change by the clock, or null
 */
public record ShownPrice(
        Money price, PriceAnswer answer, Money prior, List<PricedBasket.Applied> operations, Instant until) {

    /** Empty where it has no price on that occasion. */
    public static Optional<ShownPrice> of(Terms terms, Occasion occasion, Buyer buyer, Article article) {
        return withoutPrior(terms, occasion, buyer, article)
                .map(shown -> shown.isReduced()
                        ? shown.with(
                                PriorPrice.of(terms, article, occasion, buyer).orElse(null))
                        : shown);
    }

    /** The same for who asks for no prior price, which looks back 30 days and more. */
    public static Optional<ShownPrice> withoutPrior(Terms terms, Occasion occasion, Buyer buyer, Article article) {
        PricedBasket priced = Pricing.of(terms, occasion, buyer, List.of(new BasketLine("", article, 1)));
        return priced.lines().stream()
                .findFirst()
                .map(line -> new ShownPrice(line.total(), line.answer(), null, priced.applied(), priced.validUntil()));
    }

    private ShownPrice with(Money lowest) {
        return new ShownPrice(price, answer, lowest, operations, until);
    }

    public boolean isReduced() {
        return price.compareTo(answer.price()) < 0;
    }
}
