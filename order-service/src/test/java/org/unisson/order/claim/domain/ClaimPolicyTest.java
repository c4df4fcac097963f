package org.unisson.order.claim.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;

class ClaimPolicyTest {

    private static final Instant LEFT = Instant.parse("2026-03-01T09:30:00Z");
    private static final UUID CUSTOMER = Ids.next();
    private static final ClaimPolicy POLICY = new ClaimPolicy("web", eur(50_00), 2, 14, 0);

    @Test
    void believesUpToTheAmountAndNotACentMore() {
        assertThat(reason(eur(50_00), 0, LEFT)).isEqualTo(Reason.ON_TRUST);
        assertThat(reason(eur(50_01), 0, LEFT)).isEqualTo(Reason.TOO_MUCH);
        assertThat(reason(new Money(1, "USD"), 0, LEFT)).isEqualTo(Reason.TOO_MUCH);
    }

    @Test
    void believesUntilTheLastDayAndNotAMicrosecondLonger() {
        Instant end = LEFT.plus(Duration.ofDays(14));
        assertThat(reason(eur(1), 0, end)).isEqualTo(Reason.ON_TRUST);
        assertThat(reason(eur(1), 0, end.plusNanos(1_000))).isEqualTo(Reason.TOO_LATE);
    }

    @Test
    void believesSoManyClaims() {
        assertThat(reason(eur(1), 1, LEFT)).isEqualTo(Reason.ON_TRUST);
        assertThat(reason(eur(1), 2, LEFT)).isEqualTo(Reason.TOO_MANY);
    }

    @Test
    void whatReplacedOthersIsLookedAt() {
        Circumstances again = new Circumstances(CUSTOMER, eur(1), LEFT, 0, true, LEFT);
        assertThat(POLICY.decide(again)).isEqualTo(new Verdict(Status.REVIEW, Reason.REPLACED_BEFORE, Variant.TRUST));
    }

    @Test
    void aCohortIsAsLargeAsItsShareAndOnlyGrows() {
        var customers = IntStream.range(0, 4_000).mapToObj(index -> Ids.next()).toList();
        assertThat(customers).noneMatch(customer -> Variant.of(customer, 0) == Variant.HOLDOUT);
        assertThat(customers).allMatch(customer -> Variant.of(customer, 100) == Variant.HOLDOUT);
        assertThat(customers.stream().filter(customer -> Variant.of(customer, 10) == Variant.HOLDOUT))
                .hasSizeBetween(280, 520)
                .allMatch(customer -> Variant.of(customer, 20) == Variant.HOLDOUT);
    }

    @Test
    void theHoldoutIsLeftToAgents() {
        ClaimPolicy all = new ClaimPolicy("web", eur(50_00), 2, 14, 100);
        assertThat(all.decide(new Circumstances(CUSTOMER, eur(1), LEFT, 0, false, LEFT)))
                .isEqualTo(new Verdict(Status.REVIEW, Reason.HOLDOUT, Variant.HOLDOUT));
    }

    private static Reason reason(Money value, long before, Instant now) {
        return POLICY.decide(new Circumstances(CUSTOMER, value, LEFT, before, false, now))
                .reason();
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }
}
