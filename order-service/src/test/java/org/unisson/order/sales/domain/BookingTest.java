package org.unisson.order.sales.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.purchase.domain.HandOver;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseKind;
import org.unisson.order.purchase.domain.PurchaseLine;
import org.unisson.order.purchase.domain.PurchaseTender;
import org.unisson.order.quote.domain.LineTerms;
import org.unisson.order.returns.domain.Condition;
import org.unisson.order.returns.domain.ReturnDecision;

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
                order.orderId(),
                order.orderId(),
                List.of(part(LILLE, 1), part(LYON, 1), new HandOver.Part(lineId, null, 1)));

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
    void handedOverInPartsItComesToTheSameAsAtOnce() {
        List<Entry> parts = new ArrayList<>();
        for (long done = 0; done < 3; done++) {
            HandOver one = new HandOver(Ids.next(), order.orderId(), List.of(part(LILLE, 1)));
            parts.add(HandOverBooking.of(order, WEB, Map.of(lineId, done), one, Trade.NOW));
        }
        HandOver all = new HandOver(order.orderId(), order.orderId(), List.of(part(LILLE, 3)));

        assertThat(balances(parts)).isEqualTo(balances(List.of(HandOverBooking.of(order, WEB, all, Trade.NOW))));
    }

    @Test
    void whatNeverLeavesIsTakenOutOfWhatIsDeferred() {
        ReturnDecision.Line cancelled = new ReturnDecision.Line(lineId, new Sku("S"), 1, eur(99), Condition.SELLABLE);
        Restitution restitution = new Restitution(
                Ids.next(),
                order.purchaseId(),
                "web",
                LILLE,
                List.of(cancelled),
                List.of(new Restitution.Refund("CARD", eur(99))),
                Trade.NOW,
                Restitution.Cause.CANCELLATION);

        assertThat(restitution.booked(WEB, Map.of()).postings())
                .containsExactly(
                        new Posting(Account.DEFERRED_REVENUE, eur(99), null, lineId, new Sku("S"), -1),
                        new Posting(Account.CARD, eur(-99), LILLE, null, null, 0));
    }

    @ParameterizedTest
    @CsvSource({"RETURN, CASH", "CANCELLATION, CASH_REFUNDS_DUE", "CLAIM, CASH_REFUNDS_DUE"})
    void cashIsGivenWhereGoodsComeInAndElseIsOwed(Restitution.Cause cause, Account account) {
        ReturnDecision.Line line = new ReturnDecision.Line(lineId, new Sku("S"), 1, eur(99), Condition.SELLABLE);
        Restitution restitution = new Restitution(
                Ids.next(),
                order.purchaseId(),
                "web",
                LILLE,
                List.of(line),
                List.of(new Restitution.Refund("CASH", eur(33)), new Restitution.Refund("CARD", eur(66))),
                Trade.NOW,
                cause);

        assertThat(restitution.booked(WEB, Map.of()).postings())
                .contains(
                        new Posting(account, eur(-33), LILLE, null, null, 0),
                        new Posting(Account.CARD, eur(-66), LILLE, null, null, 0));
    }

    @Test
    void cashThatIsFetchedIsOwedNoMore() {
        Entry entry = new CashPayout(Ids.next(), order.purchaseId(), LYON, eur(33), Trade.NOW).booked(WEB);

        assertThat(entry.postings())
                .containsExactly(
                        new Posting(Account.CASH_REFUNDS_DUE, eur(33), LYON, null, null, 0),
                        new Posting(Account.CASH, eur(-33), LYON, null, null, 0));
    }

    private static Map<String, Long> balances(List<Entry> entries) {
        Map<String, Long> balances = new TreeMap<>();
        for (Entry entry : entries) {
            for (Posting posting : entry.postings()) {
                balances.merge(posting.account() + " cents", posting.amount().minor(), Long::sum);
                balances.merge(posting.account() + " pieces", posting.pieces(), Long::sum);
            }
        }
        return balances;
    }

    @Test
    void whatIsSaidTwiceOfAPieceIsEarnedOnce() {
        HandOver handOver = new HandOver(order.orderId(), order.orderId(), List.of(part(LILLE, 2), part(LYON, 3)));

        Entry entry = HandOverBooking.of(order, WEB, handOver, Trade.NOW);

        assertThat(entry.postings())
                .filteredOn(posting -> posting.account() == Account.REVENUE)
                .extracting(Posting::location, Posting::pieces)
                .containsExactly(tuple(LILLE, 2L), tuple(LYON, 1L));
    }

    @Test
    void theTaxIsBookedWithTheGoodsAndItsLastCentGoesBackWithTheLastPiece() {
        Purchase taxed =
                order.under(Ids.next(), Map.of(lineId, new LineTerms(List.of(), 2_000, eur(50), 100, List.of(), null)));
        assertThat(SaleBooking.of(taxed, LYON).postings())
                .extracting(Posting::account, Posting::taxRate)
                .containsExactly(tuple(Account.CARD, null), tuple(Account.DEFERRED_REVENUE, 2_000));

        HandOver all = new HandOver(order.orderId(), order.orderId(), List.of(part(LILLE, 2), part(LYON, 1)));
        List<Long> booked = tax(HandOverBooking.of(taxed, WEB, all, Trade.NOW));
        assertThat(booked).containsExactly(33L, 17L);

        TaxedLine line = new TaxedLine(2_000, eur(2_98), eur(50));
        assertThat(tax(returned(Restitution.Cause.RETURN, eur(99), eur(1_00)).booked(WEB, Map.of(lineId, line))))
                .containsExactly(-17L, -17L);
        assertThat(tax(returned(Restitution.Cause.RETURN, eur(99))
                        .booked(WEB, Map.of(lineId, new TaxedLine(2_000, eur(99), eur(16))))))
                .containsExactly(-16L);
    }

    @Test
    void whatNeverLeftHasNoTaxToGiveBackAndWhatIsUnknownHasNone() {
        TaxedLine sold = new TaxedLine(2_000, eur(0), eur(0));
        TaxedLine unknown = new TaxedLine(null, eur(2_98), eur(0));

        assertThat(returned(Restitution.Cause.CANCELLATION, eur(99))
                        .booked(WEB, Map.of(lineId, sold))
                        .postings())
                .extracting(Posting::account, Posting::taxRate)
                .containsExactly(tuple(Account.DEFERRED_REVENUE, 2_000), tuple(Account.CARD, null));
        for (Map<UUID, TaxedLine> known : List.of(Map.of(lineId, unknown), Map.<UUID, TaxedLine>of())) {
            assertThat(returned(Restitution.Cause.RETURN, eur(99))
                            .booked(WEB, known)
                            .postings())
                    .extracting(Posting::account, Posting::taxRate)
                    .containsExactly(tuple(Account.RETURNS, null), tuple(Account.CARD, null));
        }
        // Goods that turn up after a claim come in without money.
        assertThat(tax(returned(Restitution.Cause.RETURN, eur(0))
                        .booked(WEB, Map.of(lineId, new TaxedLine(2_000, eur(0), eur(0))))))
                .isEmpty();
    }

    private Restitution returned(Restitution.Cause cause, Money... refunds) {
        Money total = Money.sum("EUR", List.of(refunds));
        return new Restitution(
                Ids.next(),
                order.purchaseId(),
                "web",
                LILLE,
                Stream.of(refunds)
                        .map(refund -> new ReturnDecision.Line(lineId, new Sku("S"), 1, refund, Condition.SELLABLE))
                        .toList(),
                List.of(new Restitution.Refund("CARD", total)),
                Trade.NOW,
                cause);
    }

    private static List<Long> tax(Entry entry) {
        return entry.postings().stream()
                .filter(posting -> posting.account() == Account.VAT_INCLUDED)
                .map(posting -> posting.amount().minor())
                .toList();
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
                List.of(PurchaseLine.ofGoods(lineId, new Sku("S"), 3, eur(1_00), eur(2), eur(2_98), null)),
                List.of(new PurchaseTender("CARD", eur(2_98), null), new PurchaseTender("POINTS", eur(0), null)),
                eur(2_98),
                Trade.NOW);
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }
}
