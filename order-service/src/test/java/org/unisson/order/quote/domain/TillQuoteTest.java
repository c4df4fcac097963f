package org.unisson.order.quote.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseKind;
import org.unisson.order.purchase.domain.PurchaseLine;
import org.unisson.order.purchase.domain.PurchaseTender;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.quote.domain.TillQuote.Comparison;
import org.unisson.order.quote.domain.TillQuote.Difference;
import org.unisson.order.quote.domain.TillQuote.Rule;

/** What a till has sold beside what was quoted for it. */
class TillQuoteTest {

    private static final Instant END = Instant.parse("2026-03-14T12:00:00Z");
    private static final Gln STORE = new Gln("3012345000017");
    private static final UUID OPERATION = Ids.next();

    @Test
    void ofLinesOfTheSameGoodsEachGetsTheOneAtItsPrice() {
        Quote quote = quote(quoted("SHIRT", 20_00, 5_00), quoted("SHIRT", 20_00, 0));
        PurchaseLine full = sold("SHIRT", 20_00, 0);
        PurchaseLine reduced = sold("SHIRT", 20_00, 5_00);

        Comparison found = compare(quote, full, reduced);

        assertThat(found.differences()).isEmpty();
        assertThat(found.terms().get(reduced.lineId()).reductions()).hasSize(1);
        assertThat(found.terms().get(full.lineId()).reductions()).isEmpty();
    }

    @Test
    void oneCentMakesADifferenceAndKeepsThePoints() {
        PurchaseLine dearer = sold("SHIRT", 20_00, 4_99);

        Comparison found = compare(quote(quoted("SHIRT", 20_00, 5_00)), dearer);

        assertThat(found.differences())
                .containsExactly(
                        new Difference(Rule.LINE_DIFFERS, dearer.lineId(), dearer.sku(), euros(15_00), euros(15_01)));
        LineTerms terms = found.terms().get(dearer.lineId());
        assertThat(terms.pointsMultiplier()).isEqualTo(200);
        assertThat(terms.reductions()).isEmpty();
        // 15.01 at 20 %: 2.5016…
        assertThat(terms.tax()).isEqualTo(euros(2_50));
    }

    @Test
    void aGiftThatIsOnTheReceiptIsOneAndWhatIsPaidForIsNone() {
        Quote quote = new Quote(
                Ids.next(),
                "tills",
                STORE,
                null,
                END,
                Quote.Lock.NONE,
                euros(20_00),
                false,
                List.of(new Gift(OPERATION, new Sku("SOAP"), 1)),
                List.of(),
                List.of(quoted("SHIRT", 20_00, 0)));
        PurchaseLine shirt = sold("SHIRT", 20_00, 0);
        PurchaseLine paid = sold("SOAP", 3_00, 0);
        PurchaseLine given = sold("SOAP", 3_00, 3_00);

        Comparison found = compare(quote, shirt, paid, given);

        assertThat(found.terms().get(given.lineId()).gift()).isEqualTo(OPERATION);
        assertThat(found.differences())
                .extracting(Difference::rule, Difference::lineId)
                .containsExactly(tuple(Rule.LINE_NOT_QUOTED, paid.lineId()));
    }

    @Test
    void otherMoneyIsNotCompared() {
        PurchaseLine shirt = sold("SHIRT", 20_00, 0);
        Quote quote = quote(new QuotedLine(
                "1",
                new Sku("SHIRT"),
                1,
                new Money(20_00, "CHF"),
                new Money(20_00, "CHF"),
                new LineTerms(List.of(), 0, new Money(0, "CHF"), 100, List.of(), null)));

        assertThat(compare(quote, shirt).differences()).containsExactly(Difference.of(Rule.OTHER_CURRENCY));
        assertThat(compare(quote, shirt).terms()).isEmpty();
    }

    private static Comparison compare(Quote quote, PurchaseLine... lines) {
        Money total = Money.sum(
                "EUR", List.of(lines).stream().map(PurchaseLine::total).toList());
        return TillQuote.compare(
                quote,
                new Purchase(
                        Ids.next(),
                        PurchaseKind.RECEIPT,
                        null,
                        new ReceiptRef(STORE, "7", "1"),
                        "tills",
                        STORE,
                        null,
                        null,
                        List.of(lines),
                        List.of(new PurchaseTender(PurchaseTender.CASH, total, null)),
                        total,
                        END.minusSeconds(1)));
    }

    private static Quote quote(QuotedLine... lines) {
        return new Quote(
                Ids.next(),
                "tills",
                STORE,
                null,
                END,
                Quote.Lock.HELD,
                Money.sum(
                        lines[0].total().currency(),
                        List.of(lines).stream().map(QuotedLine::total).toList()),
                false,
                List.of(),
                List.of(),
                List.of(lines));
    }

    private static QuotedLine quoted(String sku, long price, long off) {
        List<LineReduction> reductions = off == 0 ? List.of() : List.of(new LineReduction(OPERATION, euros(off)));
        return new QuotedLine(
                sku + off,
                new Sku(sku),
                1,
                euros(price),
                euros(price - off),
                new LineTerms(reductions, 2_000, euros((price - off) / 6), 200, List.of(), null));
    }

    private static PurchaseLine sold(String sku, long price, long off) {
        return PurchaseLine.ofGoods(Ids.next(), new Sku(sku), 1, euros(price), euros(off), euros(price - off), STORE);
    }

    private static Money euros(long cents) {
        return new Money(cents, "EUR");
    }
}
