package org.unisson.loyalty.account.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unisson.loyalty.account.domain.Shop.NOON;
import static org.unisson.loyalty.account.domain.Shop.back;
import static org.unisson.loyalty.account.domain.Shop.cancelled;
import static org.unisson.loyalty.account.domain.Shop.confirmed;
import static org.unisson.loyalty.account.domain.Shop.customer;
import static org.unisson.loyalty.account.domain.Shop.placed;
import static org.unisson.loyalty.account.domain.Shop.soldTo;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostingTest {

    private final UUID anna = UUID.randomUUID();
    private final Shop shop = new Shop();

    @Test
    void whatAMemberHasTheProgrammeHasAgainstIt() {
        UUID order = UUID.randomUUID();
        UUID dropped = UUID.randomUUID();
        PurchaseFact.Sale sale = soldTo("X", null, 100_00);
        shop.told(soldTo("Y", null, 7_00), customer(anna, 1, "X"), sale, customer(anna, 2, "X", "Y"));
        shop.told(placed(order, anna, 40), confirmed(order), placed(dropped, anna, 5), cancelled(dropped));
        shop.told(back(sale, 30_00), placed(UUID.randomUUID(), anna, 3));

        Ledger ledger = Ledger.of(shop.books().movements());

        assertThat(ledger.of(shop.of(anna), Book.ACTIVE)).isEqualTo(100 + 7 - 40 - 30 - 3);
        assertThat(ledger.of(shop.of(anna), Book.HELD)).isEqualTo(3);
        assertThat(ledger.ofProgramme(Book.ISSUED)).isEqualTo(-107);
        assertThat(ledger.ofProgramme(Book.REVERSED)).isEqualTo(30);
        assertThat(ledger.ofProgramme(Book.REDEEMED)).isEqualTo(40);
        assertThat(ledger.ofProgramme(Book.TRANSFERS)).isZero();
        assertThat(ledger.rest()).isZero();
    }

    @Test
    void pointsMoveOnlyWhereTheySumToZero() {
        UUID account = UUID.randomUUID();
        Source source = Source.adjustment(UUID.randomUUID(), NOON);

        assertThatThrownBy(() -> movement(account, 5, source, new Posting(account, null, Book.ACTIVE, 5)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> movement(
                        account,
                        4,
                        source,
                        new Posting(account, null, Book.ACTIVE, 5),
                        Posting.ofProgramme(Book.GESTURES, -5)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Posting(account, null, Book.ISSUED, 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Posting.ofProgramme(Book.HELD, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Posting.ofProgramme(Book.ISSUED, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Movement movement(UUID account, long delta, Source source, Posting... postings) {
        return new Movement(
                UUID.randomUUID(),
                account,
                1,
                null,
                List.of(),
                delta,
                0,
                0,
                delta,
                Cause.ADJUSTED,
                source,
                NOON,
                List.of(postings));
    }
}
