package org.unisson.order.returns.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Money;
import org.unisson.order.returns.domain.ReturnPolicy.WithoutReceipt;

class ReturnPolicyTest {

    private static final Instant SOLD = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void theLastMomentCounts() {
        ReturnPolicy policy = new ReturnPolicy("web", 14, null);
        Instant end = SOLD.plus(Duration.ofDays(14));
        assertThat(policy.isOver(SOLD, end)).isFalse();
        assertThat(policy.isOver(SOLD, end.plusNanos(1_000))).isTrue();
        assertThat(ReturnPolicy.none("web").isOver(SOLD, Instant.MAX)).isFalse();
    }

    @Test
    void theLastCentCounts() {
        WithoutReceipt terms = new WithoutReceipt(eur(15_00), 90, "CASH");
        assertThat(terms.allows(eur(7_50), eur(7_50))).isTrue();
        assertThat(terms.allows(eur(7_50), eur(7_51))).isFalse();
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }
}
