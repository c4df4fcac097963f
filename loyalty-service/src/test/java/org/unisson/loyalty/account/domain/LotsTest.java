package org.unisson.loyalty.account.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.loyalty.account.domain.Shop.NOON;
import static org.unisson.loyalty.account.domain.Shop.back;
import static org.unisson.loyalty.account.domain.Shop.cancelled;
import static org.unisson.loyalty.account.domain.Shop.confirmed;
import static org.unisson.loyalty.account.domain.Shop.customer;
import static org.unisson.loyalty.account.domain.Shop.orderPaid;
import static org.unisson.loyalty.account.domain.Shop.placed;
import static org.unisson.loyalty.account.domain.Shop.soldTo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points are good for ten days here, and pending for two where it says so. */
class LotsTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant FIRST_ENDS = NOON.plus(DAY.multipliedBy(10));
    private static final Instant SECOND_ENDS = NOON.plus(DAY.multipliedBy(12));

    private final UUID anna = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final Shop shop = Shop.where(new Validity(10, null, false, 0, UTC));
    private final PurchaseFact.Sale first = soldTo("X", null, 30_00);
    private final PurchaseFact.Sale second = soldTo("X", null, 50_00, NOON.plus(DAY.multipliedBy(2)));

    @BeforeEach
    void annaHasTwoLots() {
        // The later one is told first.
        shop.told(customer(anna, 1, "X"), second, first);
    }

    @Test
    void whatExpiresFirstIsSpentFirst() {
        shop.told(placed(order, anna, 40), confirmed(order));

        assertThat(free()).isEqualTo(Map.of(FIRST_ENDS, 0L, SECOND_ENDS, 40L));
    }

    @Test
    void pointsExpireAtTheirInstantAndNotBefore() {
        shop.at(FIRST_ENDS.minusNanos(1_000));
        assertThat(shop.due()).isEmpty();

        List<Movement> expired = shop.at(FIRST_ENDS).due();

        assertThat(expired).hasSize(1);
        assertThat(expired.getFirst().cause()).isEqualTo(Cause.EXPIRED);
        assertThat(expired.getFirst().delta()).isEqualTo(-30);
        assertThat(expired.getFirst().source().occurredAt()).isEqualTo(FIRST_ENDS);
        assertThat(shop.of(anna).balance()).isEqualTo(50);
        assertThat(shop.due()).isEmpty();
    }

    @Test
    void whoSpendsAtThatInstantHasThemNoMoreEvenIfNobodyHasBookedIt() {
        UUID lastMoment = UUID.randomUUID();
        shop.at(FIRST_ENDS.minusNanos(1_000)).told(placed(lastMoment, anna, 1));
        shop.at(FIRST_ENDS).told(placed(order, anna, 51));

        assertThat(shop.hold(lastMoment).state()).isEqualTo(Hold.State.HELD);
        assertThat(shop.hold(order).decision().refusal()).isEqualTo(Hold.Refusal.INSUFFICIENT_POINTS);
        assertThat(shop.hold(order).decision().balance()).isEqualTo(50);
    }

    @Test
    void whatIsHeldDoesNotExpireUntilItIsLetGo() {
        shop.told(placed(order, anna, 40)).at(FIRST_ENDS).due();
        assertThat(shop.of(anna).held()).isEqualTo(40);
        assertThat(shop.of(anna).balance()).isEqualTo(40);

        shop.told(cancelled(order));

        assertThat(shop.of(anna).balance()).isEqualTo(50);
        assertThat(shop.ledger()).containsEntry(Cause.EXPIRED, -30L);
    }

    @Test
    void whatIsLetGoGoesBackToTheVeryLots() {
        shop.told(placed(order, anna, 40), cancelled(order));

        assertThat(free()).isEqualTo(Map.of(FIRST_ENDS, 30L, SECOND_ENDS, 50L));
    }

    @Test
    void whatIsGivenBackGoesFirstToTheLotThatLivesLongest() {
        PurchaseFact.Sale paid = orderPaid(order, anna, 0, 40);
        shop.told(placed(order, anna, 40), confirmed(order), paid);

        shop.told(back(paid, 0, 15));
        assertThat(free()).isEqualTo(Map.of(FIRST_ENDS, 5L, SECOND_ENDS, 50L));

        shop.told(cancelled(order), cancelled(order));
        assertThat(free()).isEqualTo(Map.of(FIRST_ENDS, 30L, SECOND_ENDS, 50L));
    }

    @Test
    void whatIsGivenBackToALotThatHasExpiredIsGoneAndCanExpireOften() {
        PurchaseFact.Sale paid = orderPaid(order, anna, 0, 20);
        shop.told(placed(order, anna, 20), confirmed(order), paid)
                .at(FIRST_ENDS)
                .due();
        shop.told(back(paid, 0, 5), back(paid, 0, 5));

        assertThat(shop.of(anna).balance()).isEqualTo(50);
        assertThat(shop.ledger()).containsEntry(Cause.REFUNDED, 10L).containsEntry(Cause.EXPIRED, -20L);
        assertThat(Ledger.of(shop.books().movements()).sources()).doesNotHaveDuplicates();
    }

    @Test
    void aReturnTakesFromItsOwnLotThenFromOthersThenOwes() {
        shop.told(placed(order, anna, 20), confirmed(order));
        shop.told(back(second, 10_00));
        assertThat(free()).isEqualTo(Map.of(FIRST_ENDS, 10L, SECOND_ENDS, 40L));

        shop.told(back(first, 30_00));
        assertThat(free()).isEqualTo(Map.of(FIRST_ENDS, 0L, SECOND_ENDS, 20L));

        shop.told(back(second, 40_00));
        assertThat(shop.of(anna).balance()).isEqualTo(-20);
        assertThat(shop.of(anna).owed()).isEqualTo(20);
    }

    @Test
    void whatComesInPaysWhatIsOwedFirst() {
        shop.told(placed(order, anna, 80), confirmed(order), back(first, 30_00));
        assertThat(shop.of(anna).balance()).isEqualTo(-30);

        shop.told(soldTo("X", null, 45_00));

        assertThat(shop.of(anna).owed()).isZero();
        assertThat(free().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(15);
    }

    @Test
    void aPurchaseToldAfterItsPointsHaveExpiredEarnsAndLosesThem() {
        shop.at(NOON.plus(DAY.multipliedBy(11))).told(soldTo("X", null, 7_00, NOON.minus(DAY)));

        assertThat(shop.of(anna).balance()).isEqualTo(50);
        assertThat(shop.ledger()).containsEntry(Cause.PURCHASE, 87L).containsEntry(Cause.EXPIRED, -37L);
    }

    @Test
    void lotsOfAMergedAccountLiveOnInTheSurvivors() {
        shop.told(soldTo("Y", null, 8_00), soldTo("Y", null, 9_00, NOON.plus(DAY)), customer(anna, 2, "X", "Y"));

        assertThat(free()).isEqualTo(Map.of(FIRST_ENDS, 38L, NOON.plus(DAY.multipliedBy(11)), 9L, SECOND_ENDS, 50L));
    }

    @Test
    void pendingPointsBecomeActiveAtTheirInstant() {
        Shop slow = Shop.where(new Validity(10, null, false, 2, UTC));
        slow.told(customer(anna, 1, "X"), first, placed(order, anna, 1));
        assertThat(slow.of(anna).balance()).isZero();
        assertThat(slow.of(anna).pending()).isEqualTo(30);
        assertThat(slow.hold(order).decision().refusal()).isEqualTo(Hold.Refusal.INSUFFICIENT_POINTS);
        slow.told(back(first, 10_00));
        assertThat(slow.of(anna).pending()).isEqualTo(20);

        UUID tooEarly = UUID.randomUUID();
        UUID inTime = UUID.randomUUID();
        slow.at(NOON.plus(DAY.multipliedBy(2)).minusNanos(1_000)).told(placed(tooEarly, anna, 20));
        slow.at(NOON.plus(DAY.multipliedBy(2))).told(placed(inTime, anna, 20));

        assertThat(slow.hold(tooEarly).state()).isEqualTo(Hold.State.REFUSED);
        assertThat(slow.hold(inTime).state()).isEqualTo(Hold.State.HELD);
        assertThat(slow.of(anna).pending()).isZero();
        slow.told(cancelled(inTime), back(first, 20_00));
        assertThat(slow.of(anna).balance()).isZero();
        assertThat(slow.of(anna).owed()).isZero();
    }

    @Test
    void pointsThatShouldBeActiveAreSoBeforeTheirAccountIsMerged() {
        Shop slow = Shop.where(new Validity(10, null, false, 2, UTC));
        slow.told(customer(anna, 1, "X"), first, soldTo("Y", null, 8_00));

        slow.at(NOON.plus(DAY.multipliedBy(2))).told(placed(order, anna, 30), customer(anna, 2, "X", "Y"));
        slow.due();

        assertThat(slow.of(anna).balance()).isEqualTo(8);
        assertThat(slow.of(anna).held()).isEqualTo(30);
        assertThat(Ledger.of(slow.books().movements()).sources()).doesNotHaveDuplicates();
    }

    @Test
    void whatWasMissedOfTheClockIsBookedInItsOrder() {
        Shop slow = Shop.where(new Validity(10, null, false, 2, UTC));
        slow.told(customer(anna, 1, "X"), first);

        List<Movement> missed = slow.at(NOON.plus(DAY.multipliedBy(30))).due();

        assertThat(missed).extracting(Movement::cause).containsExactly(Cause.ACTIVATED, Cause.EXPIRED);
        assertThat(missed)
                .extracting(movement -> movement.source().occurredAt())
                .containsExactly(NOON.plus(DAY.multipliedBy(2)), FIRST_ENDS);
        assertThat(slow.of(anna).points()).isZero();
    }

    private Map<Instant, Long> free() {
        return shop.of(anna).lots().stream()
                .collect(Collectors.toMap(lot -> lot.life().expiresAt(), Lot::free, Long::sum));
    }
}
