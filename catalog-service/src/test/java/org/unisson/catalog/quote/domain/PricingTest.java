package org.unisson.catalog.quote.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.catalog.quote.domain.Sales.article;
import static org.unisson.catalog.quote.domain.Sales.content;
import static org.unisson.catalog.quote.domain.Sales.euros;
import static org.unisson.catalog.quote.domain.Sales.line;
import static org.unisson.catalog.quote.domain.Sales.operation;
import static org.unisson.catalog.quote.domain.Sales.terms;
import static org.unisson.catalog.quote.domain.Sales.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.operation.domain.Effect;
import org.unisson.catalog.operation.domain.Targets;

class PricingTest {

    private static final BasketLine SHIRT = line("a", article("SHIRT", 1999), 2);
    private static final BasketLine SOCKS = line("b", article("SOCKS", 500), 3);

    @Test
    void eachLineIsRoundedOnceHalfUp() {
        PricedBasket priced = price(terms(operation(1, new Effect.Percentage(1250))), SHIRT, SOCKS);

        assertThat(priced.lines()).extracting(PricedBasket.Line::total).containsExactly(euros(3498), euros(1312));
    }

    @Test
    void anAmountIsOffEachPieceAndNeverMoreThanThePrice() {
        PricedBasket priced = price(terms(operation(1, new Effect.Amount(euros(700)))), SHIRT, SOCKS);

        assertThat(priced.lines()).extracting(PricedBasket.Line::total).containsExactly(euros(2598), euros(0));
    }

    @Test
    void aFixedPriceIsNeverHigherThanThePrice() {
        PricedBasket priced = price(terms(operation(1, new Effect.FixedPrice(euros(1000)))), SHIRT, SOCKS);

        assertThat(priced.lines()).extracting(PricedBasket.Line::total).containsExactly(euros(2000), euros(1500));
    }

    @Test
    void ofThreePiecesTheCheapestIsFree() {
        PricedBasket priced = price(terms(operation(1, new Effect.BuyGet(2, 1, 10_000))), SHIRT, SOCKS);

        assertThat(priced.total("EUR")).isEqualTo(euros(3998 + 1000));
    }

    @Test
    void aBundleCostsItsPriceAsOftenAsItIsThere() {
        Effect bundle = new Effect.Bundle(
                List.of(new Effect.Part(Set.of("SHIRT"), 1), new Effect.Part(Set.of("SOCKS"), 1)), euros(2000));

        PricedBasket priced = price(terms(operation(1, bundle)), SHIRT, SOCKS);

        assertThat(priced.total("EUR")).isEqualTo(euros(2 * 2000 + 500));
    }

    @Test
    void aStepThatIsReachedToTheCentIsDistributedOverTheLines() {
        Effect steps = new Effect.Thresholds(List.of(
                new Effect.Step(euros(5_000), euros(500), null), new Effect.Step(euros(5_498), euros(1_000), null)));

        assertThat(price(terms(operation(1, steps)), SHIRT, SOCKS).total("EUR")).isEqualTo(euros(4_498));
        assertThat(price(terms(operation(1, steps)), SHIRT, line("b", article("SOCKS", 1499), 1))
                        .total("EUR"))
                .isEqualTo(euros(4_997));
        assertThat(price(terms(operation(1, steps)), SHIRT).notApplied())
                .singleElement()
                .extracting(PricedBasket.NotApplied::reason)
                .isEqualTo(Reason.NOT_REACHED);
    }

    @Test
    void ofOneStackingGroupTheOneThatGivesMoreWinsUnlessAnotherHasPriority() {
        LiveOperation tenth = operation(1, new Effect.Percentage(1000));
        LiveOperation fifth = operation(2, new Effect.Percentage(2000));
        LiveOperation first = operation(3, content(Targets.EVERYTHING, 5, null, new Effect.Percentage(500)));

        PricedBasket best = price(terms(tenth, fifth), SHIRT);
        assertThat(best.total("EUR")).isEqualTo(euros(3198));
        assertThat(best.notApplied()).singleElement().satisfies(lost -> {
            assertThat(lost.reason()).isEqualTo(Reason.STACKING);
            assertThat(lost.instead()).isEqualTo(fifth.id());
        });
        assertThat(price(terms(tenth, fifth, first), SHIRT).total("EUR")).isEqualTo(euros(3798));
    }

    @Test
    void groupsStackOnWhatIsLeft() {
        LiveOperation lines = operation(1, new Effect.Percentage(5000));
        LiveOperation more = operation(2, content(Targets.EVERYTHING, -1, "more", new Effect.Percentage(5000)));

        assertThat(price(terms(lines, more), SOCKS).total("EUR")).isEqualTo(euros(375));
    }

    @Test
    void aBudgetThatDoesNotSufficeGivesNothing() {
        LiveOperation operation = operation(1, new Effect.Percentage(1000));
        Buyer enough = new Buyer(false, Set.of(), Map.of(), Map.of(operation.id(), new Buyer.Left(150L, null)));
        Buyer aCentShort = new Buyer(false, Set.of(), Map.of(), Map.of(operation.id(), new Buyer.Left(149L, null)));

        assertThat(Pricing.of(terms(operation), web(), enough, List.of(SOCKS)).total("EUR"))
                .isEqualTo(euros(1350));
        PricedBasket refused = Pricing.of(terms(operation), web(), aCentShort, List.of(SOCKS));
        assertThat(refused.total("EUR")).isEqualTo(euros(1500));
        assertThat(refused.notApplied())
                .extracting(PricedBasket.NotApplied::reason)
                .containsExactly(Reason.BUDGET);
    }

    @Test
    void anOperationBeginsAndEndsAtItsMicrosecond() {
        Terms terms = terms(operation(1, new Effect.Percentage(1000)));
        long micro = 1_000;

        assertThat(at(terms, Sales.BEGIN.minusNanos(micro))).isEqualTo(euros(1999));
        assertThat(at(terms, Sales.BEGIN)).isEqualTo(euros(1799));
        assertThat(at(terms, Sales.END.minusNanos(micro))).isEqualTo(euros(1799));
        assertThat(at(terms, Sales.END)).isEqualTo(euros(1999));
        assertThat(price(terms, SHIRT).validUntil()).isEqualTo(Sales.END);
    }

    @Test
    void whatIsGivenBesidesIsSaid() {
        PricedBasket priced = price(
                terms(operation(
                        1, new Effect.FreeShipping(), new Effect.Gift("MUG", 1), new Effect.PointsMultiplier(200))),
                SHIRT);

        assertThat(priced.freeShipping()).isTrue();
        assertThat(priced.gifts()).extracting(PricedBasket.Gift::sku).containsExactly("MUG");
        assertThat(priced.lines())
                .extracting(PricedBasket.Line::pointsMultiplier)
                .containsExactly(200);
    }

    private static org.unisson.chassis.values.Money at(Terms terms, java.time.Instant instant) {
        return Pricing.of(terms, web().at(instant), Buyer.ANYONE, List.of(line("a", article("SHIRT", 1999), 1)))
                .total("EUR");
    }

    private static PricedBasket price(Terms terms, BasketLine... lines) {
        return Pricing.of(terms, web(), Buyer.ANYONE, List.of(lines));
    }
}
