package org.unisson.order.exchange.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Money;
import org.unisson.order.exchange.domain.PaidPieces.Priced;

class PaidPiecesTest {

    @Test
    void allOfThemTogetherCostWhatIsGivenBack() {
        PaidPieces three = new PaidPieces(eur(10_00), 3);

        assertThat(three.take(2)).containsExactly(new Priced(1, eur(3_34)), new Priced(1, eur(3_33)));
        assertThat(three.take(5)).containsExactly(new Priced(1, eur(3_33)));
        assertThat(three.take(1)).isEmpty();
    }

    @Test
    void whatDividesHasOnePrice() {
        assertThat(new PaidPieces(eur(10_00), 2).take(2)).containsExactly(new Priced(2, eur(5_00)));
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }
}
