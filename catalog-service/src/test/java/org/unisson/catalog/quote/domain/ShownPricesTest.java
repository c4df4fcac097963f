package org.unisson.catalog.quote.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.operation.domain.Effect;
import org.unisson.catalog.operation.domain.Targets;
import org.unisson.catalog.price.domain.Price;

/** Remembered prices are forgotten at the very instant at which one of them may be another. */
class ShownPricesTest {

    private static final Instant SOON = Sales.NOW.plusSeconds(60);

    @Test
    void theyHoldUntilTheFirstOfThemMayChange() {
        Article ends = Sales.article("ends", Price.of(null, Sales.euros(1_000), null, SOON.plusSeconds(1)));
        Article begins = Sales.article("begins", Price.of(null, Sales.euros(500), SOON, null));

        ShownPrices shown = shown(Sales.terms(), ends, begins);

        assertThat(shown.each().get(0).price()).isEqualTo(Sales.euros(1_000));
        assertThat(shown.each().get(1)).isNull();
        assertThat(shown.lowest()).isEqualTo(1_000);
        assertThat(shown.validity().holds(1, SOON.minusNanos(1_000))).isTrue();
        assertThat(shown.validity().holds(1, SOON)).isFalse();
    }

    @Test
    void theyHoldUntilAnOperationEnds() {
        ShownPrices.Validity validity = shown(
                        Sales.terms(Sales.operation(1, new Effect.Percentage(1_000))), Sales.article("A", 1_000))
                .validity();

        assertThat(validity.holds(1, Sales.END.minusNanos(1_000))).isTrue();
        assertThat(validity.holds(1, Sales.END)).isFalse();
    }

    @Test
    void theyHoldUnderTheirTermsAloneAndNotBeforeTheyWereWorkedOut() {
        ShownPrices.Validity validity =
                shown(Sales.terms(), Sales.article("A", 1_000)).validity();

        assertThat(validity.holds(1, Sales.NOW.plusSeconds(1_000_000))).isTrue();
        assertThat(validity.holds(2, Sales.NOW)).isFalse();
        assertThat(validity.holds(1, Sales.NOW.minusNanos(1_000))).isFalse();
    }

    @Test
    void whereNothingHasAPriceThereIsNoLowest() {
        ShownPrices shown = shown(Sales.terms(), Sales.article("none"));

        assertThat(shown.lowest()).isNull();
        assertThat(shown.validity().until()).isNull();
    }

    @Test
    void whatAGuestIsAskedIsNobodyElses() {
        Terms terms = Sales.terms(
                Sales.operation(1, Sales.invited(Sales.content(Targets.ofSkus("B"), new Effect.Percentage(1_000)))));

        assertThat(shown(terms, Sales.article("A", 1_000)).personal()).isFalse();
        assertThat(shown(terms, Sales.article("A", 1_000), Sales.article("B", 1_000))
                        .personal())
                .isTrue();
    }

    private static ShownPrices shown(Terms terms, Article... articles) {
        return ShownPrices.withoutPrior(terms, Sales.web(), Buyer.ANYONE, List.of(articles));
    }
}
