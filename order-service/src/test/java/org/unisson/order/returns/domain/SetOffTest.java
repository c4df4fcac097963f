package org.unisson.order.returns.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Money;

class SetOffTest {

    private static final List<PaidTender> PAID = Stream.of("POINTS", "CARD", "GIFT_CARD", "CASH")
            .map(kind -> new PaidTender(kind, eur(100_00), eur(0), null))
            .toList();

    @Test
    void pointsAndGiftCardsAreNotSetOff() {
        SetOff setOff = SetOff.of(PAID, refunds(5_00, 2_00, 3_00, 1_00), eur(50_00), UUID::randomUUID);

        assertThat(setOff.parts()).extracting(SetOff.Part::tender).containsExactly(1, 3);
        assertThat(setOff.total("EUR")).isEqualTo(eur(3_00));
    }

    @Test
    void whatWasPaidByPointsAloneSetsNothingOff() {
        assertThat(SetOff.of(PAID, refunds(5_00, 0, 0, 0), eur(50_00), UUID::randomUUID))
                .isEqualTo(SetOff.NONE);
    }

    @Test
    void noMoreIsSetOffThanTheOthersCostAndNoMoreOfATenderThanGoesBackOnIt() {
        Random chance = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            List<Money> refunds = refunds(chance.nextInt(5), chance.nextInt(5), chance.nextInt(5), chance.nextInt(5));
            Money cost = eur(chance.nextInt(12));

            SetOff setOff = SetOff.of(PAID, refunds, cost, UUID::randomUUID);

            long money = refunds.get(1).minor() + refunds.get(3).minor();
            assertThat(setOff.total("EUR")).isEqualTo(eur(Math.min(money, cost.minor())));
            for (SetOff.Part part : setOff.parts()) {
                assertThat(part.amount()).isLessThanOrEqualTo(refunds.get(part.tender()));
            }
        }
    }

    private static List<Money> refunds(long... minor) {
        return Arrays.stream(minor).mapToObj(SetOffTest::eur).toList();
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }
}
