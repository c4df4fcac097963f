package org.unisson.catalog.quote.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.unisson.catalog.operation.domain.Effect;
import org.unisson.catalog.operation.domain.Targets;
import org.unisson.chassis.values.Money;

/** What holds for every basket and every set of operations. */
class PricingPropertiesTest {

    @Property(tries = 500)
    void theOrderOfLinesDoesNotMatter(
            @ForAll("baskets") List<BasketLine> basket,
            @ForAll("operations") List<LiveOperation> operations,
            @ForAll long seed) {
        List<BasketLine> shuffled = new ArrayList<>(basket);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(totals(operations, shuffled)).isEqualTo(totals(operations, basket));
    }

    @Property(tries = 500)
    void noLineIsNegativeAndEveryCentIsAccountedFor(
            @ForAll("baskets") List<BasketLine> basket, @ForAll("operations") List<LiveOperation> operations) {
        PricedBasket priced = price(operations, basket);

        Money off = Money.zero("EUR");
        for (PricedBasket.Line line : priced.lines()) {
            Money reductions = Money.sum(
                    "EUR",
                    line.reductions().stream()
                            .map(PricedBasket.Reduction::amount)
                            .toList());
            assertThat(line.total().isNegative()).isFalse();
            assertThat(line.regular().minus(reductions)).isEqualTo(line.total());
            off = off.plus(reductions);
        }
        assertThat(Money.sum(
                        "EUR",
                        priced.applied().stream()
                                .map(PricedBasket.Applied::reduction)
                                .toList()))
                .isEqualTo(off);
    }

    @Property(tries = 200)
    void aBudgetIsNeverExceeded(
            @ForAll("baskets") List<BasketLine> basket,
            @ForAll("operations") List<LiveOperation> operations,
            @ForAll @net.jqwik.api.constraints.LongRange(min = 0, max = 5_000) long left) {
        Map<java.util.UUID, Buyer.Left> budgets =
                operations.stream().collect(Collectors.toMap(LiveOperation::id, operation -> new Buyer.Left(left, 1L)));

        PricedBasket priced = Pricing.of(
                Sales.terms(operations.toArray(LiveOperation[]::new)),
                Sales.web(),
                new Buyer(false, Set.of(), Map.of(), budgets),
                basket);

        assertThat(priced.applied())
                .allSatisfy(applied -> assertThat(applied.reduction().minor()).isLessThanOrEqualTo(left));
    }

    @Property(tries = 500)
    void aPieceIsReducedWhereItsPriceIsLower(
            @ForAll("operations") List<LiveOperation> operations,
            @ForAll @net.jqwik.api.constraints.LongRange(min = 0, max = 3_000) long price,
            @ForAll @net.jqwik.api.constraints.LongRange(min = 0, max = 2_000) long left) {
        Terms terms = Sales.terms(operations.toArray(LiveOperation[]::new));
        Article piece = Sales.article("A", price);
        // Of every other operation so little is left that it may not give all it wants to.
        Map<java.util.UUID, Buyer.Left> budgets = operations.stream()
                .filter(operation -> operation.id().getLeastSignificantBits() % 2 == 0)
                .collect(Collectors.toMap(LiveOperation::id, operation -> new Buyer.Left(left, 1L)));
        Buyer buyer = new Buyer(false, Set.of(), Map.of(), budgets);
        List<LiveOperation> reducing =
                terms.on(piece).stream().filter(LiveOperation::reduces).toList();

        assertThat(Pricing.isReduced(terms, Sales.web(), buyer, piece, reducing))
                .isEqualTo(Pricing.ofPiece(terms, Sales.web(), buyer, piece, reducing)
                        .orElseThrow()
                        .isReduced());
    }

    @Provide
    Arbitrary<List<BasketLine>> baskets() {
        Arbitrary<BasketLine> line = Combinators.combine(
                        Arbitraries.of("A", "B", "C", "D", "E"),
                        Arbitraries.longs().between(1, 12))
                .as((sku, quantity) -> Sales.line("", Sales.article(sku, 1 + 997L * sku.charAt(0) % 4_000), quantity));
        return line.list().ofMinSize(1).ofMaxSize(8).map(lines -> {
            List<BasketLine> named = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                named.add(Sales.line(
                        "line " + i, lines.get(i).article(), lines.get(i).quantity()));
            }
            return named;
        });
    }

    @Provide
    Arbitrary<List<LiveOperation>> operations() {
        Arbitrary<Effect> effect = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 10_000).map(Effect.Percentage::new),
                Arbitraries.longs().between(1, 3_000).map(minor -> new Effect.Amount(Sales.euros(minor))),
                Arbitraries.longs().between(0, 3_000).map(minor -> new Effect.FixedPrice(Sales.euros(minor))),
                Combinators.combine(
                                Arbitraries.integers().between(1, 3),
                                Arbitraries.integers().between(1, 2),
                                Arbitraries.integers().between(1, 10_000))
                        .as(Effect.BuyGet::new),
                Arbitraries.longs()
                        .between(0, 6_000)
                        .map(minor -> new Effect.Bundle(
                                List.of(new Effect.Part(Set.of("A", "B"), 1), new Effect.Part(Set.of("C"), 2)),
                                Sales.euros(minor))),
                Arbitraries.longs()
                        .between(1, 9_000)
                        .map(minor -> new Effect.Thresholds(
                                List.of(new Effect.Step(Sales.euros(1_000), Sales.euros(minor), null)))));
        Arbitrary<Targets> targets =
                Arbitraries.of(Targets.EVERYTHING, Targets.ofSkus("A", "C"), Targets.ofSkus("B", "C", "E"));
        return Combinators.combine(
                        targets,
                        Arbitraries.integers().between(-1, 1),
                        Arbitraries.of("x", "y").injectNull(0.5),
                        effect)
                .as((on, priority, group, gives) -> Sales.content(on, priority, group, gives))
                .list()
                .ofMaxSize(5)
                .map(contents -> {
                    List<LiveOperation> operations = new ArrayList<>();
                    for (int i = 0; i < contents.size(); i++) {
                        operations.add(Sales.operation(i + 1, contents.get(i)));
                    }
                    return operations;
                });
    }

    /** Equal lines may change places: as a multiset. */
    private static List<String> totals(List<LiveOperation> operations, List<BasketLine> basket) {
        return price(operations, basket).lines().stream()
                .map(line -> line.line().lineId() + line.line().article().sku() + line.total() + line.reductions())
                .sorted()
                .toList();
    }

    private static PricedBasket price(List<LiveOperation> operations, List<BasketLine> basket) {
        return Pricing.of(Sales.terms(operations.toArray(LiveOperation[]::new)), Sales.web(), Buyer.ANYONE, basket);
    }
}
