package org.unisson.order.quote.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.quote.domain.Quote.Lock;

class QuoteRulesTest {

    private static final Instant END = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant IN_TIME = END.minusNanos(1_000);
    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();
    private static final Gln STORE = Gln.ofTwelve("301234500001");

    @Test
    void whatWasQuotedIsSoldUntilTheMicrosecondBeforeItsEnd() {
        Quote quote = quote(Lock.NONE, null, line("0", "S", 2));

        assertThat(QuoteRules.refusal(quote, basket(line(A, "S", 2)), IN_TIME)).isEmpty();
        assertThat(slug(quote, basket(line(A, "S", 2)), END)).isEqualTo("quote-expired");
        assertThat(slug(quote, basket(line(A, "S", 2)), END.plusSeconds(1))).isEqualTo("quote-expired");
    }

    @Test
    void whatIsNotKeptIsNotSold() {
        assertThat(slug(quote(Lock.REQUIRED, null, line("0", "S", 2)), basket(line(A, "S", 2)), IN_TIME))
                .isEqualTo("quote-not-locked");
        assertThat(QuoteRules.refusal(quote(Lock.HELD, null, line("0", "S", 2)), basket(line(A, "S", 2)), IN_TIME))
                .isEmpty();
    }

    @Test
    void itIsOfOneCustomerOneChannelOneCurrency() {
        Quote quote = quote(Lock.NONE, null, line("0", "S", 2));
        List<WantedBasket.Line> lines = List.of(line(A, "S", 2));

        for (WantedBasket other : List.of(
                new WantedBasket("web", null, null, "EUR", lines),
                new WantedBasket("web", UUID.randomUUID(), null, "EUR", lines),
                new WantedBasket("app", CUSTOMER, null, "EUR", lines),
                new WantedBasket("web", CUSTOMER, null, "CHF", lines))) {
            assertThat(slug(quote, other, IN_TIME)).isEqualTo("quote-differs");
        }
    }

    @Test
    void aStoresQuoteIsSoldOrHandedOverThere() {
        Quote quote = quote(Lock.NONE, STORE, line("0", "S", 2));
        Gln other = Gln.ofTwelve("301234500002");

        assertThat(slug(quote, basket(line(A, "S", 2)), IN_TIME)).isEqualTo("quote-differs");
        assertThat(QuoteRules.refusal(quote, at(STORE, null), IN_TIME)).isEmpty();
        assertThat(QuoteRules.refusal(quote, at(null, STORE), IN_TIME)).isEmpty();
        assertThat(slug(quote, at(other, other), IN_TIME)).isEqualTo("quote-differs");
    }

    @Test
    void otherLinesAreAnotherBasket() {
        Quote quote = quote(Lock.NONE, null, line("0", "S", 2), line("1", "T", 1));

        assertThat(QuoteRules.refusal(quote, basket(line(A, "T", 1), line(B, "S", 2)), IN_TIME))
                .isEmpty();
        assertThat(slug(quote, basket(line(A, "S", 3), line(B, "T", 1)), IN_TIME))
                .isEqualTo("quote-differs");
        assertThat(slug(quote, basket(line(A, "S", 2)), IN_TIME)).isEqualTo("quote-differs");
        assertThat(slug(quote, basket(line(A, "S", 2), line(B, "T", 1), line(UUID.randomUUID(), "T", 1)), IN_TIME))
                .isEqualTo("quote-differs");
        assertThat(slug(quote, basket(line(A, "S", 2), line(B, "S", 2)), IN_TIME))
                .isEqualTo("quote-differs");
    }

    @Test
    void equalGoodsAreToldApartByTheirNames() {
        QuotedLine first = line(B.toString(), "S", 2);
        QuotedLine second = line("1", "S", 2);
        Quote quote = quote(Lock.NONE, null, first, second);

        var matched = QuoteRules.matched(quote, basket(line(A, "S", 2), line(B, "S", 2)))
                .orElseThrow();

        assertThat(matched).containsEntry(B, first).containsEntry(A, second);
    }

    @Test
    void aQuoteAddsUpToTheCent() {
        LineTerms halfACent = terms(List.of(new LineReduction(A, eur(50)), new LineReduction(B, eur(1))));
        assertThat(new QuotedLine("0", new Sku("S"), 3, eur(3_33), eur(9_48), halfACent).total())
                .isEqualTo(eur(9_48));

        assertThatThrownBy(() -> new QuotedLine("0", new Sku("S"), 3, eur(3_33), eur(9_49), halfACent))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quote(
                        A,
                        "web",
                        null,
                        null,
                        END,
                        Lock.NONE,
                        eur(2_01),
                        false,
                        List.of(),
                        List.of(),
                        List.of(line("0", "S", 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String slug(Quote quote, WantedBasket basket, Instant now) {
        return QuoteRules.refusal(quote, basket, now).orElseThrow().slug();
    }

    private static Quote quote(Lock lock, Gln store, QuotedLine... lines) {
        Money total =
                Money.sum("EUR", List.of(lines).stream().map(QuotedLine::total).toList());
        return new Quote(
                UUID.randomUUID(),
                "web",
                store,
                CUSTOMER,
                END,
                lock,
                total,
                false,
                List.of(),
                List.of(),
                List.of(lines));
    }

    private static QuotedLine line(String lineId, String sku, long quantity) {
        return new QuotedLine(lineId, new Sku(sku), quantity, eur(1_00), eur(100 * quantity), terms(List.of()));
    }

    private static WantedBasket.Line line(UUID lineId, String sku, long quantity) {
        return new WantedBasket.Line(lineId, new Sku(sku), quantity, null);
    }

    private static WantedBasket basket(WantedBasket.Line... lines) {
        return new WantedBasket("web", CUSTOMER, null, "EUR", List.of(lines));
    }

    private static WantedBasket at(Gln soldAt, Gln handedOverAt) {
        return new WantedBasket(
                "web", CUSTOMER, soldAt, "EUR", List.of(new WantedBasket.Line(A, new Sku("S"), 2, handedOverAt)));
    }

    private static LineTerms terms(List<LineReduction> reductions) {
        return new LineTerms(reductions, 2_000, eur(0), 100, List.of(), null);
    }

    private static Money eur(long cents) {
        return new Money(cents, "EUR");
    }
}
