package org.unisson.catalog.quote.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.catalog.quote.domain.Sales.NOW;
import static org.unisson.catalog.quote.domain.Sales.euros;
import static org.unisson.catalog.quote.domain.Sales.operation;
import static org.unisson.catalog.quote.domain.Sales.terms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.operation.domain.Effect;
import org.unisson.catalog.price.domain.Price;
import org.unisson.catalog.price.domain.PriceList;
import org.unisson.chassis.values.Money;

class PriorPriceTest {

    private static final LiveOperation SALE = operation(1, new Effect.Percentage(2000));

    @Test
    void itIsTheLowestOfThe30DaysBeforeTheReductionBegan() {
        Article article = asked(at(2000, days(100), days(40)), at(1500, days(40), days(20)), at(1800, days(20), null));

        assertThat(prior(article, SALE)).contains(euros(1500));
    }

    @Test
    void whatWasAskedLongerAgoDoesNotCount() {
        Article article = asked(
                at(1000, days(100), Sales.BEGIN.minus(Duration.ofDays(30))),
                at(1800, Sales.BEGIN.minus(Duration.ofDays(30)), null));

        assertThat(prior(article, SALE)).contains(euros(1800));
        Article aMicrosecondLater = asked(
                at(1000, days(100), Sales.BEGIN.minus(Duration.ofDays(30)).plusNanos(1_000)),
                at(1800, Sales.BEGIN.minus(Duration.ofDays(30)).plusNanos(1_000), null));
        assertThat(prior(aMicrosecondLater, SALE)).contains(euros(1000));
    }

    @Test
    void aReductionThatGoesOnKeepsIt() {
        // The second operation follows the first without a gap: the price of the first one is not the prior one.
        LiveOperation before = operation(2, ending(Sales.BEGIN));
        Article article = asked(at(2000, days(100), null));

        assertThat(prior(article, before, SALE)).contains(euros(2000));
    }

    @Test
    void anEarlierReductionWithinThe30DaysIsALowestPrice() {
        LiveOperation before = operation(2, ending(Sales.BEGIN.minus(Duration.ofDays(2))));
        Article article = asked(at(2000, days(100), null));

        assertThat(prior(article, before, SALE)).contains(euros(1000));
    }

    @Test
    void whatWasNeverSoldBeforeHasNone() {
        assertThat(prior(asked(at(2000, Sales.BEGIN, null)), SALE)).isEmpty();
    }

    private static org.unisson.catalog.operation.domain.OperationContent ending(Instant end) {
        var content =
                Sales.content(org.unisson.catalog.operation.domain.Targets.EVERYTHING, new Effect.Percentage(5000));
        return new org.unisson.catalog.operation.domain.OperationContent(
                content.names(),
                null,
                end.minus(Duration.ofDays(4)),
                end,
                null,
                null,
                null,
                null,
                null,
                null,
                content.effects(),
                null,
                null,
                null,
                null,
                null);
    }

    private static Optional<Money> prior(Article article, LiveOperation... operations) {
        return PriorPrice.of(terms(operations), article, Sales.web(), Buyer.ANYONE);
    }

    private static Article asked(Article.Asked... asked) {
        return new Article(
                "SHIRT", null, null, new PriceList(List.of(asked[asked.length - 1].price())), List.of(asked));
    }

    private static Article.Asked at(long minor, Instant from, Instant to) {
        return new Article.Asked(Price.of(null, euros(minor), from, null), from, to);
    }

    private static Instant days(int ago) {
        return NOW.minus(Duration.ofDays(ago));
    }
}
