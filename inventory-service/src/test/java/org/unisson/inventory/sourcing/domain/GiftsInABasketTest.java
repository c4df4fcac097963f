package org.unisson.inventory.sourcing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;

/** What is given with a basket leaves it by operation, never what is bought. */
class GiftsInABasketTest {

    private static final UUID SOAP_WEEK = Ids.next();
    private static final UUID BIRTHDAY = Ids.next();

    private final RequestedLine bought = line("SOAP");
    private final RequestedLine soap = line("SOAP");
    private final RequestedLine sponge = line("SPONGE");
    private final RequestedLine cake = line("CAKE");
    private final Basket basket = new Basket(
            "web",
            List.of(bought, soap, sponge, cake),
            Optional.empty(),
            Map.of(soap.lineId(), SOAP_WEEK, sponge.lineId(), SOAP_WEEK, cake.lineId(), BIRTHDAY));

    @Test
    void allThatTheOperationGivesLeaves() {
        Basket less = basket.withoutGifts(List.of(new Sku("SOAP")));

        assertThat(less.lines()).containsExactly(bought, cake);
        assertThat(less.gifts()).isEqualTo(Map.of(cake.lineId(), BIRTHDAY));
    }

    @Test
    void whereNothingGivenIsShortItIsTriedWithoutAnyGift() {
        Basket less = basket.withoutGifts(List.of(new Sku("TOWEL")));

        assertThat(less.lines()).containsExactly(bought);
        assertThat(less.gifts()).isEmpty();
    }

    private static RequestedLine line(String sku) {
        return new RequestedLine(Ids.next(), new Sku(sku), 1, RequestedLine.Method.SHIP, Optional.empty());
    }
}
