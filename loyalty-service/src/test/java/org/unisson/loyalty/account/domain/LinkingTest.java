package org.unisson.loyalty.account.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.loyalty.account.domain.Shop.back;
import static org.unisson.loyalty.account.domain.Shop.customer;
import static org.unisson.loyalty.account.domain.Shop.soldTo;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinkingTest {

    private final UUID anna = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();
    private final Shop shop = new Shop();

    @Test
    void everyCustomerHasAnAccountEvenWithoutACard() {
        shop.told(customer(anna, 1));

        assertThat(shop.of(anna).balance()).isZero();
        assertThat(shop.of(anna).cards()).isEmpty();
        assertThat(shop.of(anna).snapshot().version()).isEqualTo(1);
    }

    @Test
    void aCardUsedBeforeItsCustomerIsKnownKeepsItsAccount() {
        shop.told(soldTo("X", null, 10_00));
        Account ofCard = shop.of("X");

        shop.told(customer(anna, 1, "X"));

        assertThat(shop.of(anna)).isSameAs(ofCard);
        assertThat(ofCard.balance()).isEqualTo(10);
    }

    @Test
    void theCardsAccountIsMergedIntoTheCustomersWithBothSidesInTheLedger() {
        shop.told(customer(anna, 1), soldTo(null, anna, 5_00), soldTo("X", null, 10_00));
        Account ofCard = shop.of("X");

        shop.told(customer(anna, 2, "X"), soldTo("X", null, 2_00));

        assertThat(ofCard.mergedInto()).isEqualTo(shop.of(anna).id());
        assertThat(ofCard.points()).isZero();
        assertThat(ofCard.cards()).isEmpty();
        assertThat(shop.of("X")).isSameAs(shop.of(anna));
        assertThat(shop.of(anna).balance()).isEqualTo(17);
        assertThat(shop.books().movements().stream()
                        .filter(movement -> movement.cause() == Cause.TRANSFERRED)
                        .map(Movement::delta))
                .containsExactly(-10L, 10L);
    }

    @Test
    void aReturnOfWhatAMergedAccountEarnedIsTakenFromTheSurvivor() {
        PurchaseFact.Sale sale = soldTo("X", null, 10_00);
        shop.told(customer(anna, 1), sale, customer(anna, 2, "X"));

        shop.told(back(sale, 10_00));

        assertThat(shop.of(anna).balance()).isZero();
    }

    @Test
    void purchasesOfACustomerNotYetKnownWaitWithTheirReturns() {
        PurchaseFact.Sale sale = soldTo(null, anna, 10_00);
        shop.told(sale, back(sale, 2_50));

        assertThat(shop.books().movements()).isEmpty();
        shop.told(customer(anna, 1));

        assertThat(shop.of(anna).balance()).isEqualTo(7);
        assertThat(shop.ledger()).containsEntry(Cause.PURCHASE, 10L).containsEntry(Cause.RETURN, -3L);
    }

    @Test
    void aCardThatChangesHandsLeavesItsPointsWhereTheyWereEarned() {
        shop.told(customer(anna, 1, "X"), soldTo("X", null, 10_00));

        shop.told(customer(ben, 2, "X"), soldTo("X", null, 3_00), customer(anna, 3));

        assertThat(shop.of(anna).balance()).isEqualTo(10);
        assertThat(shop.of(anna).cards()).isEmpty();
        assertThat(shop.of(ben).balance()).isEqualTo(3);
        assertThat(shop.of(ben).cards()).containsExactly("X");
    }

    @Test
    void theLaterClaimToACardWinsWhicheverIsToldFirst() {
        shop.told(customer(ben, 2, "X"), customer(anna, 1, "X"));

        assertThat(shop.of("X")).isSameAs(shop.of(ben));
        assertThat(shop.of(anna).cards()).isEmpty();
    }

    @Test
    void aRepetitionIsSilent() {
        shop.told(customer(anna, 1, "X", "Y"));

        assertThat(shop.tell(customer(anna, 1, "X", "Y"))).isEmpty();
    }
}
