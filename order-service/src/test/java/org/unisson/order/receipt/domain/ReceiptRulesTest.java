package org.unisson.order.receipt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.purchase.domain.ReceiptRef;

class ReceiptRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Receipt GOOD =
            receipt(List.of(line(2, 10_00, 1_50, 18_50)), List.of(tender("CARD", 10_00), tender("CASH", 8_50)), 18_50);

    @Test
    void aReceiptThatAddsUpIsTaken() {
        assertThat(ReceiptRules.flaws(GOOD, NOW)).isEmpty();
    }

    @Test
    void realTillsSellThousandsOfUnitsForNothing() {
        assertThat(ReceiptRules.flaws(receipt(List.of(line(48_231, 0, 0, 0)), List.of(), 0), NOW))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flawed")
    void whatIsWrongIsNamedByItsPlace(String pointer, Receipt receipt) {
        assertThat(ReceiptRules.flaws(receipt, NOW)).extracting(Flaw::pointer).containsExactly(pointer);
    }

    static Stream<Arguments> flawed() {
        return Stream.of(
                flawed("/lines/0/quantity", receipt(List.of(line(0, 1, 0, 0)), List.of(), 0)),
                flawed("/lines/0/quantity", receipt(List.of(line(-3, 1, 0, 0)), List.of(), 0)),
                flawed("/lines/0/total", receipt(List.of(line(1, 10, 0, 9)), List.of(tender("CASH", 9)), 9)),
                flawed("/lines/0/discount", receipt(List.of(line(1, 10, 11, 0)), List.of(), 0)),
                flawed("/lines/0/discount/minor", receipt(List.of(line(1, 10, -1, 11)), List.of(), 11)),
                flawed(
                        "/lines/0/unitPrice",
                        receipt(List.of(line(1_000_000_000, 1_000_000_000_000L, 0, 0)), List.of(), 0)),
                flawed("/tenders", receipt(List.of(line(1, 10, 0, 10)), List.of(tender("CASH", 9)), 10)),
                flawed("/tenders/0/kind", receipt(List.of(line(1, 10, 0, 10)), List.of(tender("SHELLS", 10)), 10)),
                flawed("/lines", receipt(List.of(), List.of(), 0)),
                flawed("/occurredAt", at(Instant.parse("2031-01-01T00:00:00Z"))),
                flawed("/occurredAt", at(Instant.parse("1899-12-31T00:00:00Z"))),
                flawed("/till", keyed("two words", "1")),
                flawed("/number", keyed("1", "\u0000")),
                flawed("/lines/0/total/currency", foreign()));
    }

    @Test
    void linesThatDoNotSumToTheTotalAreNamedAtTheTotal() {
        Receipt receipt = receipt(List.of(line(1, 10, 0, 10)), List.of(tender("CASH", 11)), 11);

        assertThat(ReceiptRules.flaws(receipt, NOW)).extracting(Flaw::pointer).containsExactly("/total");
    }

    @Test
    void equalReceiptsHaveOneHashAndEveryDifferenceAnother() {
        byte[] hash = ContentHash.of(GOOD);
        UnaryOperator<Receipt> again = receipt ->
                receipt(receipt.lines(), receipt.tenders(), receipt.total().minor());

        assertThat(hash).hasSize(32).isEqualTo(ContentHash.of(again.apply(GOOD)));
        assertThat(Stream.of(
                                keyed("2", "1"),
                                at(NOW.plusSeconds(1)),
                                receipt(GOOD.lines(), List.of(tender("CARD", 18_50)), 18_50),
                                receipt(List.of(line(2, 9_75, 1_00, 18_50)), GOOD.tenders(), 18_50))
                        .map(ContentHash::of))
                .noneMatch(other -> java.util.Arrays.equals(other, hash));
    }

    private static Arguments flawed(String pointer, Receipt receipt) {
        return Arguments.of(pointer, receipt);
    }

    private static Receipt receipt(List<ReceiptLine> lines, List<ReceiptTender> tenders, long total) {
        return new Receipt(
                new ReceiptRef(Gln.ofTwelve("301234567890"), "1", "1"),
                "tills",
                null,
                null,
                NOW.minusSeconds(60),
                "EUR",
                lines,
                tenders,
                eur(total),
                null,
                null);
    }

    private static Receipt at(Instant occurredAt) {
        return new Receipt(
                GOOD.reference(),
                "tills",
                null,
                null,
                occurredAt,
                "EUR",
                GOOD.lines(),
                GOOD.tenders(),
                GOOD.total(),
                null,
                null);
    }

    private static Receipt keyed(String till, String number) {
        return new Receipt(
                new ReceiptRef(GOOD.reference().store(), till, number),
                "tills",
                null,
                null,
                GOOD.occurredAt(),
                "EUR",
                GOOD.lines(),
                GOOD.tenders(),
                GOOD.total(),
                null,
                null);
    }

    private static Receipt foreign() {
        return receipt(
                List.of(new ReceiptLine(new Sku("S"), 1, eur(10), eur(0), new Money(10, "USD"), null)),
                List.of(tender("CASH", 10)),
                10);
    }

    private static ReceiptLine line(long quantity, long unitPrice, long discount, long total) {
        return new ReceiptLine(new Sku("S"), quantity, eur(unitPrice), eur(discount), eur(total), null);
    }

    private static ReceiptTender tender(String kind, long amount) {
        return new ReceiptTender(kind, eur(amount), null);
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }
}
