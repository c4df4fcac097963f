package org.unisson.loyalty.account.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.loyalty.account.domain.Shop.back;
import static org.unisson.loyalty.account.domain.Shop.cancelled;
import static org.unisson.loyalty.account.domain.Shop.confirmed;
import static org.unisson.loyalty.account.domain.Shop.customer;
import static org.unisson.loyalty.account.domain.Shop.placed;
import static org.unisson.loyalty.account.domain.Shop.soldTo;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Events of one key come in order; between keys and topics there is none. Every interleaving must end the same. */
class AnyOrderTest {

    private final UUID anna = UUID.randomUUID();
    private final UUID abandoned = UUID.randomUUID();
    private final PurchaseFact.Sale withCard = soldTo("X", null, 20_99);
    private final PurchaseFact.Sale onTheWeb = soldTo(null, anna, 30_50);
    private final PurchaseFact.Sale withOtherCard = soldTo("Y", anna, 7_00);
    private final List<List<Object>> keys = List.of(
            List.of(customer(anna, 1, "X"), customer(anna, 2, "X", "Y")),
            List.of(withCard, back(withCard, 1_00)),
            List.of(onTheWeb, back(onTheWeb, 10_51)),
            List.of(withOtherCard),
            List.of(placed(abandoned, anna, 5), cancelled(abandoned)));

    @Test
    void everyInterleavingEndsTheSame() {
        List<Integer> seen = new ArrayList<>();
        interleave(new ArrayList<>(), new int[keys.size()], story -> {
            Shop shop = new Shop();
            story.forEach(shop::tell);
            story.forEach(shop::tell);

            assertThat(shop.of(anna).balance()).as("%s", story).isEqualTo(19 + 19 + 7);
            assertThat(shop.of(anna).held()).isZero();
            assertThat(shop.of(anna).cards()).containsExactly("X", "Y");
            assertThat(shop.of("X")).isSameAs(shop.of(anna));
            assertThat(shop.of("Y")).isSameAs(shop.of(anna));
            assertThat(shop.ledger())
                    .containsOnlyKeys(Cause.PURCHASE, Cause.RETURN)
                    .containsEntry(Cause.PURCHASE, 57L)
                    .containsEntry(Cause.RETURN, -12L);
            seen.add(story.size());
        });
        assertThat(seen).hasSize(22_680);
    }

    @Test
    void anOrderPaidWithPointsSettlesWheneverTheOthersCome() {
        UUID order = UUID.randomUUID();
        List<List<Object>> stories = new ArrayList<>();
        interleave(new ArrayList<>(), new int[keys.size()], stories::add);
        for (int i = 0; i < stories.size(); i += 97) {
            Shop shop = new Shop();
            stories.get(i).forEach(shop::tell);
            shop.told(placed(order, anna, 45), confirmed(order), placed(order, anna, 45), confirmed(order));

            assertThat(shop.of(anna).points()).isZero();
            assertThat(shop.hold(order).state()).isEqualTo(Hold.State.CAPTURED);
        }
    }

    private void interleave(List<Object> story, int[] told, Consumer<List<Object>> check) {
        boolean ended = true;
        for (int key = 0; key < told.length; key++) {
            if (told[key] < keys.get(key).size()) {
                ended = false;
                story.add(keys.get(key).get(told[key]++));
                interleave(story, told, check);
                told[key]--;
                story.removeLast();
            }
        }
        if (ended) {
            check.accept(List.copyOf(story));
        }
    }
}
