package org.unisson.order.returns.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.returns.domain.ReturnDecision.Granted;

class ReturnablePurchaseTest {

    @Test
    void anySequenceOfPartialReturnsGivesBackExactlyWhatWasPaidPerLineAndPerTender() {
        long seed = new Random().nextLong();
        System.out.println("ReturnablePurchaseTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            Ledger ledger = new Ledger(randomPurchase(random));
            while (ledger.piecesLeft() > 0) {
                ledger.take(random);
            }
            ledger.assertSettled("seed " + seed + ", round " + round);
        }
    }

    @Test
    void threePiecesForOneCentGiveBackOneCentOnceAndNeverTwo() {
        ReturnablePurchase purchase = purchase(List.of(line(3, 1)), List.of(1L));

        Ledger ledger = new Ledger(purchase);
        List<Long> refunds = new ArrayList<>();
        for (int piece = 0; piece < 3; piece++) {
            refunds.add(ledger.take(0, 1).total().minor());
        }

        assertThat(refunds).containsExactly(0L, 1L, 0L);
        ledger.assertSettled("one cent");
    }

    @Test
    void aRefundIsSplitOverTheTendersByTheirShares() {
        ReturnablePurchase purchase = purchase(List.of(line(2, 10_00)), List.of(7_50L, 2_50L));

        Granted half = granted(purchase.giveBack(List.of(pieces(purchase, 0, 1))));

        assertThat(half.refunds()).containsExactly(eur(3_75), eur(1_25));
        assertThat(half.total()).isEqualTo(eur(5_00));
    }

    @Test
    void aLineThatCostNothingGivesBackNothing() {
        ReturnablePurchase purchase = purchase(List.of(line(4_000, 0)), List.of());

        Granted all = granted(purchase.giveBack(List.of(pieces(purchase, 0, 4_000))));

        assertThat(all.total()).isEqualTo(eur(0));
        assertThat(all.refunds()).isEmpty();
    }

    @Test
    void theSameLineTwiceInOneReturnCountsTwice() {
        ReturnablePurchase purchase = purchase(List.of(line(1, 9_99)), List.of(9_99L));

        ReturnDecision decision = purchase.giveBack(List.of(pieces(purchase, 0, 1), pieces(purchase, 0, 1)));

        assertThat(decision)
                .isEqualTo(new ReturnDecision.TooMany(
                        1, purchase.lines().getFirst().lineId(), 1, 0));
    }

    @Test
    void goodsThatWereNotHandedOverCannotComeBack() {
        SoldLine ordered = new SoldLine(Ids.next(), new Sku("S"), 1, 0, eur(5), 0, 0);
        ReturnablePurchase purchase = purchase(List.of(ordered), List.of(5L));

        assertThat(purchase.giveBack(List.of(pieces(purchase, 0, 1))))
                .isEqualTo(new ReturnDecision.NotHandedOver(0, ordered.lineId()));
    }

    @Test
    void aLineOfAnotherPurchaseIsUnknown() {
        ReturnablePurchase purchase = purchase(List.of(line(1, 5)), List.of(5L));
        UUID stranger = Ids.next();

        assertThat(purchase.giveBack(List.of(new Returned(stranger, 1, Condition.SELLABLE))))
                .isEqualTo(new ReturnDecision.UnknownLine(0, stranger));
    }

    private static ReturnablePurchase randomPurchase(Random random) {
        List<SoldLine> lines = new ArrayList<>();
        long total = 0;
        for (int index = 0; index <= random.nextInt(4); index++) {
            SoldLine line =
                    line(1 + random.nextInt(12), random.nextInt(4) == 0 ? random.nextInt(5) : random.nextInt(9_000));
            total += line.total().minor();
            lines.add(line);
        }
        List<Long> tenders = new ArrayList<>();
        long rest = total;
        for (int index = 0; index < random.nextInt(4); index++) {
            long part = rest == 0 ? 0 : random.nextLong(rest + 1);
            tenders.add(part);
            rest -= part;
        }
        tenders.add(rest);
        return purchase(lines, tenders);
    }

    private static ReturnablePurchase purchase(List<SoldLine> lines, List<Long> tenders) {
        return new ReturnablePurchase(
                lines,
                tenders.stream()
                        .map(amount -> new PaidTender("CARD", eur(amount), eur(0), null))
                        .toList(),
                eur(lines.stream().mapToLong(line -> line.total().minor()).sum()));
    }

    private static SoldLine line(long quantity, long total) {
        return new SoldLine(Ids.next(), new Sku("S"), quantity, 0, eur(total), quantity, 0);
    }

    private static Returned pieces(ReturnablePurchase purchase, int line, long quantity) {
        return new Returned(purchase.lines().get(line).lineId(), quantity, Condition.SELLABLE);
    }

    private static Granted granted(ReturnDecision decision) {
        assertThat(decision).isInstanceOf(Granted.class);
        return (Granted) decision;
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    /** A purchase with what has come back of it, as the database would keep it. */
    private static final class Ledger {

        private ReturnablePurchase purchase;
        private final long[] refundedPerLine;

        Ledger(ReturnablePurchase purchase) {
            this.purchase = purchase;
            this.refundedPerLine = new long[purchase.lines().size()];
        }

        long piecesLeft() {
            return purchase.lines().stream().mapToLong(SoldLine::left).sum();
        }

        void take(Random random) {
            int line = random.nextInt(purchase.lines().size());
            long left = purchase.lines().get(line).left();
            if (left > 0) {
                take(line, 1 + random.nextLong(left));
            }
        }

        Granted take(int line, long quantity) {
            Granted granted = granted(purchase.giveBack(List.of(pieces(purchase, line, quantity))));
            assertThat(granted.total().isNegative()).isFalse();
            assertThat(granted.refunds()).noneMatch(Money::isNegative);
            assertThat(Money.sum("EUR", granted.refunds())).isEqualTo(granted.total());
            refundedPerLine[line] += granted.total().minor();
            List<SoldLine> lines = new ArrayList<>(purchase.lines());
            lines.set(line, lines.get(line).without(quantity));
            List<PaidTender> tenders = new ArrayList<>();
            for (int index = 0; index < purchase.tenders().size(); index++) {
                PaidTender tender = purchase.tenders().get(index);
                PaidTender after = new PaidTender(
                        tender.kind(),
                        tender.amount(),
                        tender.refunded().plus(granted.refunds().get(index)),
                        null);
                assertThat(after.left().isNegative()).isFalse();
                tenders.add(after);
            }
            purchase = new ReturnablePurchase(lines, tenders, purchase.total());
            return granted;
        }

        void assertSettled(String when) {
            for (int index = 0; index < refundedPerLine.length; index++) {
                assertThat(refundedPerLine[index])
                        .as(when)
                        .isEqualTo(purchase.lines().get(index).total().minor());
            }
            assertThat(purchase.tenders()).as(when).allMatch(tender -> tender.left()
                    .isZero());
        }
    }
}
