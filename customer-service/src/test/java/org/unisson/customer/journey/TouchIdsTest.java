package org.unisson.customer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.customer.journey.domain.TouchIds;

class TouchIdsTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");

    @Test
    void anIdSaysItsDay() {
        assertThat(TouchIds.day(TouchIds.of(MIDNIGHT, "fact"))).isEqualTo(LocalDate.of(2026, 3, 3));
        assertThat(TouchIds.day(TouchIds.of(MIDNIGHT.minusMillis(1), "fact"))).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void aFactHasOneId() {
        UUID id = TouchIds.of(MIDNIGHT, "fact");
        assertThat(TouchIds.isOne(id)).isTrue();
        assertThat(id).isEqualTo(TouchIds.of(MIDNIGHT, "fact")).isNotEqualTo(TouchIds.of(MIDNIGHT, "other"));
        assertThat(id.toString()).isGreaterThan(TouchIds.firstAt(MIDNIGHT).toString());
        assertThat(TouchIds.of(MIDNIGHT.minusMillis(1), "fact").toString())
                .isLessThan(TouchIds.firstAt(MIDNIGHT).toString());
    }

    @Test
    void othersAreNone() {
        assertThat(TouchIds.isOne(UUID.randomUUID())).isFalse();
        assertThat(TouchIds.isOne(Ids.next())).isTrue();
    }
}
