package org.unisson.loyalty.account.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.loyalty.account.domain.Shop.cancelled;
import static org.unisson.loyalty.account.domain.Shop.confirmed;
import static org.unisson.loyalty.account.domain.Shop.customer;
import static org.unisson.loyalty.account.domain.Shop.placed;
import static org.unisson.loyalty.account.domain.Shop.soldTo;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpendingTest {

    private final UUID anna = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final Shop shop = new Shop();

    @BeforeEach
    void annaHasAHundredPoints() {
        shop.told(customer(anna, 1, "X"), soldTo("X", null, 100_00));
    }

    /** P placed, C confirmed, X cancelled; in every order and with repetitions. */
    @ParameterizedTest
    @CsvSource({
        "P, 60, 40, HELD",
        "PP, 60, 40, HELD",
        "PC, 60, 0, CAPTURED",
        "PCC, 60, 0, CAPTURED",
        "PX, 100, 0, RELEASED",
        "PXX, 100, 0, RELEASED",
        "XP, 100, 0, RELEASED",
        "XPC, 100, 0, RELEASED",
        "XX, 100, 0, RELEASED",
        "PXC, 100, 0, RELEASED",
        "PXP, 100, 0, RELEASED",
        "PCX, 100, 0, REFUNDED",
        "PCXX, 100, 0, REFUNDED",
        "PCXC, 100, 0, REFUNDED",
        "PCXP, 100, 0, REFUNDED"
    })
    void everyHoldIsSettledOnce(String story, long balance, long held, Hold.State state) {
        for (char step : story.toCharArray()) {
            shop.told(
                    switch (step) {
                        case 'P' -> placed(order, anna, 40);
                        case 'C' -> confirmed(order);
                        default -> cancelled(order);
                    });
        }

        assertThat(shop.of(anna).balance()).isEqualTo(balance);
        assertThat(shop.of(anna).held()).isEqualTo(held);
        assertThat(shop.hold(order).state()).isEqualTo(state);
    }

    @Test
    void moreThanTheBalanceIsRefusedAndExactlyTheBalanceIsNot() {
        shop.told(placed(order, anna, 101));
        UUID second = UUID.randomUUID();
        shop.told(placed(second, anna, 100));

        assertThat(shop.hold(order).decision().refusal()).isEqualTo(Hold.Refusal.INSUFFICIENT_POINTS);
        assertThat(shop.hold(order).decision().balance()).isEqualTo(100);
        assertThat(shop.hold(second).decision().refusal()).isNull();
        assertThat(shop.of(anna).balance()).isZero();
    }

    @Test
    void aGuestAndAStrangerHaveNoAccount() {
        UUID second = UUID.randomUUID();
        shop.told(placed(order, null, 1), placed(second, UUID.randomUUID(), 1));

        assertThat(shop.hold(order).decision().refusal()).isEqualTo(Hold.Refusal.NO_ACCOUNT);
        assertThat(shop.hold(second).decision().refusal()).isEqualTo(Hold.Refusal.NO_ACCOUNT);
    }

    @Test
    void whatIsHeldCannotBeSpentTwice() {
        UUID second = UUID.randomUUID();
        shop.told(placed(order, anna, 60), placed(second, anna, 60));

        assertThat(shop.hold(second).decision().refusal()).isEqualTo(Hold.Refusal.INSUFFICIENT_POINTS);
        assertThat(shop.hold(second).decision().balance()).isEqualTo(40);
    }
}
