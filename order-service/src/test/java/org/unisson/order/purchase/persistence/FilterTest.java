package org.unisson.order.purchase.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilterTest {

    @Test
    void onlyWhatIsAskedForStandsInTheStatement() {
        Filter filter = new Filter().and("customer = ?", (Object) null).and("location = ?", "here");

        assertThat(filter.where()).isEqualTo("where location = $1");
        assertThat(filter.values()).containsExactly("here");
    }

    @Test
    void valuesAreNumberedInTheirOrder() {
        Filter filter = new Filter().and("a = ?", 1).and("(b, c) < (?, ?)", 2, 3);

        assertThat(filter.number(21)).isEqualTo(4);
        assertThat(filter.where()).isEqualTo("where a = $1 and (b, c) < ($2, $3)");
        assertThat(filter.values()).containsExactly(1, 2, 3, 21);
    }

    @Test
    void nothingAskedForIsNoCondition() {
        assertThat(new Filter().and("a = ?", (Object) null).where()).isEmpty();
    }
}
