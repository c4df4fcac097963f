package org.unisson.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OutboxLimitsTest {

    private final OutboxLimits limits = new OutboxLimits(100, Set.of("order.orders.v1"));

    @Test
    void anEventOfTheLargestSizeIsTaken() {
        assertThatCode(() -> limits.check(new byte[100], "order.orders.v1", "k"))
                .doesNotThrowAnyException();
    }

    @Test
    void aLargerEventIsRefusedWithItsSize() {
        assertThatThrownBy(() -> limits.check(new byte[101], "order.orders.v1", "k"))
                .isInstanceOf(EventRefusedException.class)
                .hasMessageContaining("101 bytes");
    }

    @Test
    void anotherServicesTopicIsRefused() {
        assertThatThrownBy(() -> limits.check(new byte[1], "inventory.stock.v1", "k"))
                .isInstanceOf(EventRefusedException.class)
                .hasMessageContaining("inventory.stock.v1");
    }

    @Test
    void aLimitBeyondWhatKafkaTakesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OutboxLimits(1_048_576, Set.of()));
    }
}
