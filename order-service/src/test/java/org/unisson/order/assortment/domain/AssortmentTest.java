package org.unisson.order.assortment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.order.assortment.domain.Sellability.DELIVERY_ONLY;
import static org.unisson.order.assortment.domain.Sellability.NOT_SEEN;
import static org.unisson.order.assortment.domain.Sellability.SELL;
import static org.unisson.order.assortment.domain.Sellability.SHOW;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.order.assortment.domain.Assortment.Entry;

class AssortmentTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant END = BEGIN.plusSeconds(3_600);

    @Test
    void theFirstEntryInForceDecides() {
        Assortment assortment = of(
                new Entry("kiosk", SHOW, BEGIN, END),
                new Entry("web", SELL, null, null),
                new Entry("kiosk", DELIVERY_ONLY, null, null));

        assertThat(assortment.on("kiosk", BEGIN.minusNanos(1_000))).isEqualTo(DELIVERY_ONLY);
        assertThat(assortment.on("kiosk", BEGIN)).isEqualTo(SHOW);
        assertThat(assortment.on("kiosk", END.minusNanos(1_000))).isEqualTo(SHOW);
        assertThat(assortment.on("kiosk", END)).isEqualTo(DELIVERY_ONLY);
        assertThat(assortment.on("web", END)).isEqualTo(SELL);
    }

    @Test
    void whatIsNotInForceIsNotSeen() {
        Assortment assortment = of(new Entry("web", SELL, BEGIN, END));

        assertThat(assortment.on("app", BEGIN)).isEqualTo(NOT_SEEN);
        assertThat(assortment.on("web", END)).isEqualTo(NOT_SEEN);
        assertThat(of().on("web", BEGIN)).isEqualTo(NOT_SEEN);
    }

    @Test
    void onlyWhatIsSentMayBeSoldForDelivery() {
        assertThat(DELIVERY_ONLY.allows(true)).isTrue();
        assertThat(DELIVERY_ONLY.allows(false)).isFalse();
        assertThat(SELL.allows(false)).isTrue();
        assertThat(SHOW.allows(true)).isFalse();
        assertThat(NOT_SEEN.allows(true)).isFalse();
    }

    private static Assortment of(Entry... entries) {
        return new Assortment(UUID.randomUUID(), List.of(entries));
    }
}
