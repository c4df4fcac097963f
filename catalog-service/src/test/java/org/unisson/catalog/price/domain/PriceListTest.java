package org.unisson.catalog.price.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Money;

class PriceListTest {

    private static final Instant BEGIN = Instant.parse("2026-06-24T06:00:00Z");
    private static final Instant END = Instant.parse("2026-07-21T22:00:00Z");
    private static final long MICRO = 1_000;

    @Test
    void aPriceBeginsAtItsFirstInstant() {
        PriceList list = list(price(null, 1999, BEGIN, END));

        assertThat(at(list, "web", BEGIN.minusNanos(MICRO))).isEmpty();
        assertThat(at(list, "web", BEGIN)).contains(euros(1999));
    }

    @Test
    void aPriceEndsBeforeItsEnd() {
        PriceList list = list(price(null, 1999, BEGIN, END));

        assertThat(at(list, "web", END.minusNanos(MICRO))).contains(euros(1999));
        assertThat(at(list, "web", END)).isEmpty();
    }

    @Test
    void onePriceFollowsTheOtherWithoutGapOrOverlap() {
        PriceList list =
                list(price(null, 2999, null, BEGIN), price(null, 1999, BEGIN, END), price(null, 2499, END, null));

        assertThat(at(list, null, BEGIN.minusNanos(MICRO))).contains(euros(2999));
        assertThat(at(list, null, BEGIN)).contains(euros(1999));
        assertThat(at(list, null, END)).contains(euros(2499));
    }

    @Test
    void thePriceThatNamesTheChannelWinsEvenIfItBeganEarlier() {
        PriceList list = list(price("web", 1799, null, null), price(null, 1999, BEGIN, null));

        assertThat(at(list, "web", END)).contains(euros(1799));
        assertThat(at(list, "store", END)).contains(euros(1999));
        assertThat(at(list, null, END)).contains(euros(1999));
    }

    @Test
    void amongEqualsTheOneThatBeganLastWins() {
        PriceList list = list(price(null, 2999, null, null), price(null, 1999, BEGIN, END));

        assertThat(at(list, "web", BEGIN)).contains(euros(1999));
        assertThat(at(list, "web", END)).contains(euros(2999));
    }

    @Test
    void whenTheChannelsOwnPriceEndsTheOneOfAllChannelsIsBack() {
        PriceList list = list(price(null, 2999, null, null), price("web", 1999, BEGIN, END));

        assertThat(at(list, "web", END.minusNanos(MICRO))).contains(euros(1999));
        assertThat(at(list, "web", END)).contains(euros(2999));
    }

    @Test
    void theOrderInWhichPricesAreGivenDoesNotMatter() {
        Price a = price("web", 1799, null, null);
        Price b = price(null, 1999, BEGIN, null);

        assertThat(list(a, b)).isEqualTo(list(b, a));
    }

    @Test
    void instantsAreTakenInMicroseconds() {
        assertThat(price(null, 1, BEGIN.plusNanos(999), null)).isEqualTo(price(null, 1, BEGIN, null));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> price(null, -1, null, null)).hasMessageContaining("price");
        assertThatThrownBy(() -> price(null, 1, BEGIN, BEGIN)).hasMessageContaining("validTo");
        assertThatThrownBy(() -> list(price("web", 1, BEGIN, null), price("web", 2, BEGIN, END)))
                .hasMessageContaining("same channel");
        assertThatThrownBy(() -> new PriceList(Collections.nCopies(PriceList.MOST + 1, price(null, 1, null, null))))
                .hasMessageContaining("100");
        assertThatThrownBy(() -> new PriceList(null)).hasMessageContaining("required");
    }

    private static PriceList list(Price... prices) {
        return new PriceList(List.of(prices));
    }

    private static Price price(String channel, long minor, Instant from, Instant to) {
        return Price.of(channel, euros(minor), from, to);
    }

    private static Optional<Money> at(PriceList list, String channel, Instant at) {
        return list.at(new Occasion(channel, null, Set.of(), at), PriceRules.NONE)
                .map(PriceAnswer::price);
    }

    private static Money euros(long minor) {
        return new Money(minor, "EUR");
    }
}
