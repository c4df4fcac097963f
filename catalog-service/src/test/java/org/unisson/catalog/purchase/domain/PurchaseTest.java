package org.unisson.catalog.purchase.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;

class PurchaseTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final UUID SHIRT = Ids.next();
    private static final UUID BELT = Ids.next();
    private static final Map<String, UUID> PRODUCTS = Map.of("SHIRT-M", SHIRT, "SHIRT-L", SHIRT, "BELT", BELT);

    @Test
    void variantsAreOneProduct() {
        assertThat(sold(Map.of("SHIRT-M", 1L, "SHIRT-L", 2L)).counted()).containsExactly(SHIRT);
    }

    @Test
    void whatTheCatalogDoesNotHaveIsKnownAndDoesNotCount() {
        Purchase purchase = sold(Map.of("FUEL", 1L));
        assertThat(purchase.lines()).singleElement().satisfies(line -> {
            assertThat(line.productId()).isNull();
            assertThat(line.pieces()).isEqualTo(1);
        });
        assertThat(purchase.counted()).isEmpty();
    }

    @Test
    void linesOfOneSkuAreOneAndNothingOfNothing() {
        PurchaseFact.Made made = new PurchaseFact.Made(
                Ids.next(),
                null,
                null,
                NOON,
                List.of(
                        new PurchaseFact.Pieces("BELT", 1, false),
                        new PurchaseFact.Pieces("BELT", 2, true),
                        new PurchaseFact.Pieces("SHIRT-M", 0, true)));
        Purchase purchase = Purchase.of(made, PRODUCTS);
        assertThat(purchase.lines()).containsExactly(new Purchase.Line("BELT", BELT, 3, 0, 0, true));
    }

    @Test
    void aProductIsThereUntilItsLastPieceIsTakenBack() {
        Purchase purchase = sold(Map.of("SHIRT-M", 2L, "SHIRT-L", 1L, "BELT", 1L));
        Purchase less = purchase.after(back("SHIRT-M", 2, false));
        assertThat(less.counted()).containsExactlyInAnyOrder(SHIRT, BELT);
        assertThat(less.after(back("SHIRT-L", 1, true)).counted()).containsExactly(BELT);
    }

    @Test
    void piecesThatCameBackAndPiecesNeverHadAddUp() {
        Purchase purchase = sold(Map.of("BELT", 2L)).after(back("BELT", 1, true));
        assertThat(purchase.counted()).containsExactly(BELT);
        assertThat(purchase.after(back("BELT", 1, false)).counted()).isEmpty();
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
        for (int i = 0; i <= Purchase.MOST_COUNTED; i++) {
            products.put("S" + i, Ids.next());
            pieces.put("S" + i, 1L);
        }
        Purchase purchase = sold(pieces, products);
        assertThat(purchase.lines()).hasSize(Purchase.MOST_COUNTED + 1);
        assertThat(purchase.counted()).hasSize(Purchase.MOST_COUNTED);
    }

    @Test
    void whatWasNotChosenDoesNotCount() {
        PurchaseFact.Made given =
                new PurchaseFact.Made(Ids.next(), null, null, NOON, List.of(new PurchaseFact.Pieces("BELT", 1, false)));
        assertThat(Purchase.of(given, PRODUCTS).counted()).isEmpty();
    }

    private static Purchase sold(Map<String, Long> pieces) {
        return sold(pieces, PRODUCTS);
    }

    private static Purchase sold(Map<String, Long> pieces, Map<String, UUID> products) {
        List<PurchaseFact.Pieces> all = pieces.entrySet().stream()
                .map(some -> new PurchaseFact.Pieces(some.getKey(), some.getValue(), true))
                .toList();
        return Purchase.of(new PurchaseFact.Made(Ids.next(), null, null, NOON, all), products);
    }

    private static PurchaseFact.TakenBack back(String sku, long pieces, boolean undone) {
        return new PurchaseFact.TakenBack(Ids.next(), Map.of(sku, pieces), undone);
    }
}
