package org.unisson.order.sales.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.purchase.domain.HandOver;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseKind;
import org.unisson.order.purchase.domain.PurchaseLine;
import org.unisson.order.purchase.domain.PurchaseTender;

/** One order of three pieces at 1.00, two cents off, and where they go. */
class BookingTest {

    private static final Gln LILLE = Trade.STORES.get(0);
    private static final Gln LYON = Trade.STORES.get(1);
    private static final Attribution WEB = new Attribution("web", LYON);

    private final UUID lineId = Ids.next();
    private final Purchase order = order();

    @Test
    void anOrderIsDeferredUntilItIsHandedOver() {
        Entry entry = SaleBooking.of(order, LYON);

        assertThat(entry.entryId()).isEqualTo(order.purchaseId());
        assertThat(entry.attribution()).isEqualTo(WEB);
        assertThat(entry.postings())
                .containsExactly(
                        new Posting(Account.CARD, eur(2_98), null, null, null, 0),
                        new Posting(Account.DEFERRED_REVENUE, eur(-2_98), null, lineId, new Sku("S"), 3));
    }

    @Test
    void aLineOfThreeLocationsLosesNoCent() {
        HandOver handOver = new HandOver(
                order.orderId(), List.of(part(LILLE, 1), part(LYON, 1), new HandOver.Part(lineId, null, 1)));

        Entry entry = HandOverBooking.of(order, WEB, handOver, Trade.NOW);

        assertThat(entry.entryId()).isEqualTo(order.orderId());
        assertThat(entry.postings())
                .filteredOn(posting -> posting.account() == Account.DISCOUNTS)
                .extracting(Posting::location, posting -> posting.amount().minor())
                .containsExactly(tuple(LILLE, 1L), tuple(null, 1L));
        assertThat(entry.postings())
                .filteredOn(posting -> posting.account() == Account.REVENUE)
                .extracting(Posting::pieces)
                .containsExactly(1L, 1L, 1L);
    }

    @Test
    void whatIsSaidTwiceOfAPieceIsEarnedOnce() {
        HandOver handOver = new HandOver(order.orderId(), List.of(part(LILLE, 2), part(LYON, 3)));

        Entry entry = HandOverBooking.of(order, WEB, handOver, Trade.NOW);

        assertThat(entry.postings())
                .filteredOn(posting -> posting.account() == Account.REVENUE)
                .extracting(Posting::location, Posting::pieces)
                .containsExactly(tuple(LILLE, 2L), tuple(LYON, 1L));
    }

    @Test
    void anEntryThatDoesNotBalanceIsNone() {
        List<Posting> cent = List.of(Posting.ofMoney(Account.CASH, eur(1), null));

        assertThatThrownBy(() -> entry(cent)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry(List.of(
                        Posting.ofMoney(Account.CASH, eur(1), null),
                        Posting.ofMoney(Account.REVENUE, new Money(-1, "USD"), null))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Account.ofTender("REVENUE")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Entry entry(List<Posting> postings) {
        return new Entry(Ids.next(), Entry.Kind.SALE, Ids.next(), "web", WEB, Trade.NOW, postings);
    }

    private HandOver.Part part(Gln location, long pieces) {
        return new HandOver.Part(lineId, location, pieces);
    }

    private Purchase order() {
        return new Purchase(
                Ids.next(),
                PurchaseKind.ORDER,
                Ids.next(),
                null,
                "web",
                null,
                null,
                null,
                List.of(new PurchaseLine(lineId, new Sku("S"), 3, eur(1_00), eur(2), eur(2_98), null)),
                List.of(new PurchaseTender("CARD", eur(2_98), null), new PurchaseTender("POINTS", eur(0), null)),
                eur(2_98),
                Trade.NOW);
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }
}
