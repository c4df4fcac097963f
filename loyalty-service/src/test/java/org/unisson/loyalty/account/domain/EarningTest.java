package org.unisson.loyalty.account.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unisson.loyalty.account.domain.Shop.back;
import static org.unisson.loyalty.account.domain.Shop.confirmed;
import static org.unisson.loyalty.account.domain.Shop.customer;
import static org.unisson.loyalty.account.domain.Shop.euros;
import static org.unisson.loyalty.account.domain.Shop.orderPaid;
import static org.unisson.loyalty.account.domain.Shop.placed;
import static org.unisson.loyalty.account.domain.Shop.soldTo;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarningTest {

    private final UUID customer = UUID.randomUUID();
    private final Shop shop = new Shop();

    @ParameterizedTest
    @CsvSource({"99, 0", "100, 1", "101, 1", "199, 1", "200, 2"})
    void aCentDecidesAboutAPoint(long cents, long points) {
        shop.told(soldTo("X", null, cents));

        assertThat(shop.of("X").balance()).isEqualTo(points);
    }

    @Test
    void whatPointsPaidEarnsNothing() {
        shop.told(new PurchaseFact.Sale(UUID.randomUUID(), null, "X", null, euros(1_50), euros(10_00), Shop.NOON));

        assertThat(shop.of("X").balance()).isEqualTo(1);
    }

    @Test
    void anAnonymousSaleEarnsNothingAndItsReturnIsUnderstood() {
        PurchaseFact.Sale sale = soldTo(null, null, 5_000);

        shop.told(sale, back(sale, 5_000));

        assertThat(shop.books().movements()).isEmpty();
    }

    @Test
    void aRepeatedSaleOrReturnChangesNothing() {
        PurchaseFact.Sale sale = soldTo("X", null, 10_00);
        PurchaseFact.Return returned = back(sale, 4_50);

        shop.told(sale, sale, returned, sale, returned);

        assertThat(shop.of("X").balance()).isEqualTo(5);
        assertThat(shop.ledger()).containsEntry(Cause.PURCHASE, 10L).containsEntry(Cause.RETURN, -5L);
    }

    @Test
    void partialReturnsNeverDrift() {
        PurchaseFact.Sale sale = soldTo("X", null, 3_00);
        shop.told(sale);

        for (long cents = 300; cents > 0; cents--) {
            shop.told(back(sale, 1));
            assertThat(shop.of("X").balance()).isEqualTo((cents - 1) / 100);
        }
    }

    @Test
    void aReturnBeforeItsPurchaseBreaksTheContract() {
        PurchaseFact.Sale neverTold = soldTo("X", null, 10_00);

        assertThatThrownBy(() -> shop.told(back(neverTold, 1_00)))
                .isInstanceOf(PurchaseNeverToldException.class)
                .hasMessageContaining(neverTold.purchaseId().toString());
    }

    @Test
    void takingBackWhatWasSpentMakesTheBalanceNegative() {
        UUID order = UUID.randomUUID();
        PurchaseFact.Sale sale = soldTo("X", null, 100_00);

        shop.told(customer(customer, 1, "X"), sale, placed(order, customer, 100), confirmed(order), back(sale, 100_00));

        assertThat(shop.of(customer).balance()).isEqualTo(-100);
    }

    @Test
    void aRefundOnPointsGivesThemBackOnceAndNeverMoreThanWereSpent() {
        UUID order = UUID.randomUUID();
        PurchaseFact.Sale sale = orderPaid(order, customer, 50_00, 80);
        shop.told(customer(customer, 1, "X"), soldTo("X", null, 100_00), placed(order, customer, 80), confirmed(order));

        shop.told(sale, back(sale, 25_00, 30), back(sale, 25_00, 60));

        assertThat(shop.of(customer).balance()).isEqualTo(100);
        assertThat(shop.ledger()).containsEntry(Cause.SPENT, -80L).containsEntry(Cause.REFUNDED, 80L);
    }

    @Test
    void aCancellationAfterTheSaleAndAReturnTogetherGiveBackOnce() {
        UUID order = UUID.randomUUID();
        PurchaseFact.Sale sale = orderPaid(order, customer, 50_00, 80);
        shop.told(customer(customer, 1, "X"), soldTo("X", null, 100_00), placed(order, customer, 80), confirmed(order));

        shop.told(sale, back(sale, 0, 30), Shop.cancelled(order), back(sale, 50_00, 50), Shop.cancelled(order));

        assertThat(shop.of(customer).balance()).isEqualTo(100);
        assertThat(shop.ledger()).containsEntry(Cause.REFUNDED, 80L);
    }

    @Test
    void aClaimedSaleEarnsWhatIsLeftOfItOnce() {
        PurchaseFact.Sale sale = soldTo(null, null, 10_00);
        PurchaseFact.Claim claim = new PurchaseFact.Claim(sale.purchaseId(), customer);
        shop.told(customer(customer, 1, "X"), sale, back(sale, 4_01), claim, claim);

        assertThat(shop.of(customer).balance()).isEqualTo(5);

        shop.told(back(sale, 5_00));
        assertThat(shop.of(customer).balance()).isZero();
    }

    @Test
    void whoClaimsSecondOrWhatHasACardGetsNothing() {
        UUID other = UUID.randomUUID();
        PurchaseFact.Sale claimed = soldTo(null, null, 10_00);
        PurchaseFact.Sale withCard = soldTo("X", null, 7_00);
        shop.told(customer(customer, 1, "X"), customer(other, 1, "Y"), claimed, withCard);

        shop.told(
                new PurchaseFact.Claim(claimed.purchaseId(), customer),
                new PurchaseFact.Claim(claimed.purchaseId(), other),
                new PurchaseFact.Claim(withCard.purchaseId(), other));

        assertThat(shop.of(customer).balance()).isEqualTo(17);
        assertThat(shop.of(other).balance()).isZero();
    }

    @Test
    void aClaimOfWhoHasNoAccountYetWaitsForIt() {
        PurchaseFact.Sale sale = soldTo(null, null, 10_00);

        shop.told(sale, new PurchaseFact.Claim(sale.purchaseId(), customer), back(sale, 2_00));
        shop.told(customer(customer, 1, "X"));

        assertThat(shop.of(customer).balance()).isEqualTo(8);
    }

    @Test
    void aClaimBeforeItsPurchaseBreaksTheContract() {
        assertThatThrownBy(() -> shop.told(new PurchaseFact.Claim(UUID.randomUUID(), customer)))
                .isInstanceOf(PurchaseNeverToldException.class);
    }
}
