package org.unisson.order.ordering.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.bundle.domain.Bundle;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.quote.domain.LineReduction;
import org.unisson.order.quote.domain.LineTerms;

class TakenApartTest {

    private static final Sku SHIRT = new Sku("SHIRT");
    private static final Sku SOCKS = new Sku("SOCKS");
    private static final Bundle OUTFIT =
            new Bundle(new Sku("OUTFIT"), List.of(new Bundle.Part(SHIRT, 1), new Bundle.Part(SOCKS, 3)));

    @Test
    void thePartsCostWhatTheBundleCostsByWhatTheyAreWorth() {
        // A shirt of 20.00 and three pairs of socks for 5.00 each, together for 29.99.
        List<Long> weights = OUTFIT.weights(Map.of(SHIRT, eur(20_00), SOCKS, eur(5_00)), "EUR");
        OrderLine line = line(2, 29_99);

        List<OrderLine> parts = TakenApart.of(line, OUTFIT, weights);

        assertThat(parts).extracting(OrderLine::sku).containsExactly(SHIRT, SOCKS);
        assertThat(parts).extracting(OrderLine::quantity).containsExactly(2L, 6L);
        assertThat(parts).extracting(OrderLine::total).containsExactly(eur(34_27), eur(25_71));
        assertThat(parts).extracting(OrderLine::unitPrice).containsExactly(eur(17_14), eur(4_29));
        assertThat(parts).extracting(OrderLine::partOf).containsOnly(new BundlePart(line.lineId(), OUTFIT.sku(), 2));
    }

    @Test
    void withoutAllPricesPiecesAreCounted() {
        assertThat(OUTFIT.weights(Map.of(SHIRT, eur(20_00)), "EUR")).containsExactly(1L, 3L);
        assertThat(OUTFIT.weights(Map.of(SHIRT, eur(20_00), SOCKS, eur(0)), "EUR"))
                .containsExactly(1L, 3L);
        assertThat(OUTFIT.weights(Map.of(SHIRT, eur(20_00), SOCKS, new Money(5_00, "CHF")), "EUR"))
                .containsExactly(1L, 3L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noCentIsLostOrMade(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            OrderLine line = line(1 + random.nextInt(4), random.nextInt(50_00));
            List<LineReduction> reductions = new ArrayList<>();
            long left = line.total().minor();
            for (int i = random.nextInt(4); i > 0 && left > 0; i--) {
                long off = 1 + random.nextLong(left);
                reductions.add(new LineReduction(UUID.randomUUID(), eur(off)));
                left -= off;
            }
            LineTerms terms = new LineTerms(reductions, 2_000, eur(left / 6), 100, List.of(), null);
            OrderLine quoted = line.under(line.unitPrice(), eur(left), terms);
            List<Long> weights = List.of(1 + random.nextLong(100), 1 + random.nextLong(10_000));

            List<OrderLine> parts = TakenApart.of(quoted, OUTFIT, weights);

            assertThat(sum(parts.stream().map(OrderLine::total).toList())).isEqualTo(eur(left));
            assertThat(sum(parts.stream().map(part -> part.quoted().tax()).toList()))
                    .isEqualTo(eur(left / 6));
            for (LineReduction reduction : reductions) {
                assertThat(sum(parts.stream()
                                .flatMap(part -> part.quoted().reductions().stream())
                                .filter(one -> one.operationId().equals(reduction.operationId()))
                                .map(LineReduction::amount)
                                .toList()))
                        .isEqualTo(reduction.amount());
            }
            for (OrderLine part : parts) {
                Money named = sum(part.quoted().reductions().stream()
                        .map(LineReduction::amount)
                        .toList());
                // Of what is taken off, operations do not name less than a cent per piece, by which its price is
                // rounded.
                assertThat(part.discount().minus(named).minor()).isBetween(0L, part.quantity() - 1);
                assertThat(part.total().isNegative()).isFalse();
            }
        }
    }

    private static OrderLine line(long quantity, long unitPrice) {
        return OrderLine.priced(
                Ids.next(),
                OUTFIT.sku(),
                quantity,
                eur(unitPrice),
                new Fulfilment(Fulfilment.Method.SHIP, null),
                "web",
                null);
    }

    private static Money sum(List<Money> amounts) {
        return Money.sum("EUR", amounts);
    }

    private static Money eur(long cents) {
        return new Money(cents, "EUR");
    }
}
