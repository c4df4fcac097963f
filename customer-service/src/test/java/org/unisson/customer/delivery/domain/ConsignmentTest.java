package org.unisson.customer.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsignmentTest {

    private static final Instant PROMISED = Instant.parse("2026-03-02T18:00:00Z");
    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID CUSTOMER = UUID.randomUUID();

    private final Consignment unheard = Consignment.unheard(UUID.randomUUID());

    @ParameterizedTest
    @EnumSource(Status.class)
    void isLateFromTheBrokenPromiseUntilItIsOver(Status status) {
        Consignment late = unheard.heard(broken(1, Status.ALLOCATED)).heard(at(2, status));
        boolean over = status == Status.DELIVERED || status == Status.COLLECTED || status == Status.CLOSED;
        assertThat(late.isLate()).isEqualTo(!over);
    }

    @Test
    void isNotLateWithoutABrokenPromise() {
        assertThat(unheard.heard(at(1, Status.SHIPPED)).isLate()).isFalse();
    }

    @Test
    void aBrokenPromiseHeardOfAfterTheDeliveryIsNotOpen() {
        Consignment delivered = unheard.heard(at(4, Status.DELIVERED));
        assertThat(delivered.heard(broken(5, Status.SHIPPED)).isLate()).isFalse();
        assertThat(delivered.heard(broken(3, Status.SHIPPED)).isLate()).isFalse();
        assertThat(delivered.heard(broken(5, Status.SHIPPED)).status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void aStragglerTakesNothingBackButABrokenPromiseCounts() {
        Consignment packed = unheard.heard(at(3, Status.PACKED));
        Consignment after = packed.heard(at(2, Status.PICKED)).heard(broken(1, Status.ALLOCATED));
        assertThat(after.status()).isEqualTo(Status.PACKED);
        assertThat(after.version()).isEqualTo(3);
        assertThat(after.isLate()).isTrue();
    }

    @Test
    void hearingItAgainChangesNothing() {
        Consignment once = unheard.heard(at(1, Status.SHIPPED)).heard(broken(2, Status.SHIPPED));
        assertThat(once.heard(broken(2, Status.SHIPPED)).heard(at(1, Status.SHIPPED)))
                .isEqualTo(once);
    }

    @Test
    void endsUncollectedFromTheMicrosecondUntilWhichItWasKept() {
        Instant until = PROMISED.plusSeconds(3_600);
        Consignment ready =
                unheard.heard(new Report(unheard.consignmentId(), ORDER, CUSTOMER, 1, Status.READY, null, null, until));
        assertThat(ready.endsUncollected(Status.CLOSED, until.minusNanos(1_000)))
                .isFalse();
        assertThat(ready.endsUncollected(Status.CLOSED, until)).isTrue();
        assertThat(ready.endsUncollected(Status.COLLECTED, until)).isFalse();
        assertThat(ready.heard(at(2, Status.CLOSED)).endsUncollected(Status.CLOSED, until))
                .isFalse();
        assertThat(unheard.endsUncollected(Status.CLOSED, until)).isFalse();
    }

    private Report at(long version, Status status) {
        return new Report(unheard.consignmentId(), ORDER, CUSTOMER, version, status, PROMISED, null, null);
    }

    private Report broken(long version, Status status) {
        return new Report(
                unheard.consignmentId(), ORDER, CUSTOMER, version, status, PROMISED, PROMISED.plusSeconds(1), null);
    }
}
