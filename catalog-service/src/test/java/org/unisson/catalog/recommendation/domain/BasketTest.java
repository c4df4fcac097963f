package org.unisson.catalog.recommendation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;

class BasketTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final UUID SHIRT = Ids.next();
    private static final UUID BELT = Ids.next();
    private static final Map<String, UUID> PRODUCTS = Map.of("SHIRT-M", SHIRT, "SHIRT-L", SHIRT, "BELT", BELT);

    @Test
    void variantsAreOneProduct() {
        assertThat(sold(Map.of("SHIRT-M", 1L, "SHIRT-L", 2L)).products()).containsExactly(SHIRT);
    }

    @Test
    void whatTheCatalogDoesNotHaveIsPassedOver() {
        assertThat(sold(Map.of("FUEL", 1L)).lines()).isEmpty();
    }

    @Test
    void aProductIsThereUntilItsLastPieceIsTakenBack() {
        Basket basket = sold(Map.of("SHIRT-M", 2L, "SHIRT-L", 1L, "BELT", 1L));
        Basket less = basket.after(back("SHIRT-M", 2, false));
        assertThat(less.products()).containsExactlyInAnyOrder(SHIRT, BELT);
        assertThat(less.after(back("SHIRT-L", 1, true)).products()).containsExactly(BELT);
    }

    @Test
    void piecesThatCameBackAndPiecesNeverHadAddUp() {
        Basket basket = sold(Map.of("BELT", 2L)).after(back("BELT", 1, true));
        assertThat(basket.products()).containsExactly(BELT);
        assertThat(basket.after(back("BELT", 1, false)).products()).isEmpty();
    }

    @Test
    void noMoreIsTakenBackThanThereWas() {
        assertThat(sold(Map.of("BELT", 1L)).after(back("BELT", 5, false)).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.returned()).isEqualTo(1));
    }

    @Test
    void ofVeryManyProductsSomeCount() {
        Map<String, UUID> products = new HashMap<>();
        Map<String, Long> pieces = new LinkedHashMap<>();
        for (int i = 0; i <= Basket.MOST_COUNTED; i++) {
            products.put("S" + i, Ids.next());
            pieces.put("S" + i, 1L);
        }
        Basket basket = Basket.of(new SaleFact.Sold(Ids.next(), null, null, NOON, pieces, true), products);
        assertThat(basket.lines()).hasSize(Basket.MOST_COUNTED + 1);
        assertThat(basket.products()).hasSize(Basket.MOST_COUNTED);
    }

    @Test
    void whatWasNotChosenDoesNotCount() {
        SaleFact.Sold given = new SaleFact.Sold(Ids.next(), null, null, NOON, Map.of("BELT", 1L), false);
        assertThat(Basket.of(given, PRODUCTS).products()).isEmpty();
    }

    private static Basket sold(Map<String, Long> pieces) {
        return Basket.of(new SaleFact.Sold(Ids.next(), null, null, NOON, pieces, true), PRODUCTS);
    }

    private static SaleFact.TakenBack back(String sku, long pieces, boolean undone) {
        return new SaleFact.TakenBack(Ids.next(), Map.of(sku, pieces), undone);
    }
}
