package org.unisson.order.sales.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseLine;
import org.unisson.order.sales.domain.TaxedTurnover.AtRate;

/** What holds for any trade: no cent and no piece is lost in a split, a view or a return. */
class LedgerPropertiesTest {

    private static final int SALES = 200;

    private Trade trade;
    private List<Purchase> sold;

    @BeforeEach
    void anyTrade() {
        long seed = new Random().nextLong();
        System.out.println("LedgerPropertiesTest seed " + seed);
        trade = new Trade(new Random(seed));
        sold = new ArrayList<>(Stream.generate(trade::sell).limit(SALES).toList());
    }

    @RepeatedTest(10)
    void everyEntrySumsToZeroAndEveryViewToTheTotal() {
        sold.subList(0, SALES / 2).forEach(trade::returnAll);

        for (Entry entry : trade.entries()) {
            assertThat(entry.postings().stream()
                            .mapToLong(posting -> posting.amount().minor())
                            .sum())
                    .isZero();
        }
        Figures total = total();
        assertThat(total.isTaxedWhole()).isTrue();
        assertThat(Figures.sumTo(List.of(total), view((entry, posting) -> entry.attribution()
                        .channel())))
                .isTrue();
        assertThat(Figures.sumTo(List.of(total), view((entry, posting) -> posting.location())))
                .isTrue();
        assertThat(Figures.sumTo(List.of(total), view((entry, posting) -> entry.attribution()
                        .attachedStore())))
                .isTrue();
    }

    @RepeatedTest(10)
    void whatIsEarnedIsWhatWasPaidToTheCent() {
        Figures total = total();

        assertThat(total.revenue())
                .isEqualTo(sold.stream()
                        .mapToLong(purchase -> purchase.total().minor())
                        .sum());
        assertThat(total.discounts())
                .isEqualTo(sold.stream()
                        .flatMap(purchase -> purchase.lines().stream())
                        .mapToLong(line -> line.discount().minor())
                        .sum());
        assertThat(total.pieces())
                .isEqualTo(sold.stream().mapToLong(Purchase::units).sum());
        assertThat(total.deferred()).isZero();
    }

    @RepeatedTest(10)
    void theTaxOfEachRateIsWhatTheQuotesSayToTheCent() {
        Map<Integer, Long> quoted = new HashMap<>();
        Map<Integer, Long> paid = new HashMap<>();
        for (Purchase purchase : sold) {
            for (PurchaseLine line : purchase.lines()) {
                Integer rate = line.quoted() == null ? null : line.quoted().taxRate();
                paid.merge(rate, line.total().minor(), Long::sum);
                quoted.merge(
                        rate, line.quoted() == null ? 0 : line.quoted().tax().minor(), Long::sum);
            }
        }

        List<AtRate> rates = total().taxed().rates();

        assertThat(rates).allMatch(rate -> rate.gross() == paid.get(rate.rate()));
        assertThat(rates).allMatch(rate -> rate.vat() == quoted.get(rate.rate()));
        assertThat(rates).extracting(AtRate::rate).containsAll(paid.keySet());
    }

    @RepeatedTest(10)
    void noRefundTakesMoreTaxThanIsLeftOfItsLine() {
        sold.forEach(trade::returnAll);

        Map<UUID, Long> left = new HashMap<>();
        for (Entry entry : trade.entries()) {
            for (Posting posting : entry.postings()) {
                if (posting.account() == Account.VAT_INCLUDED) {
                    long rest = left.merge(posting.lineId(), posting.amount().minor(), Long::sum);
                    assertThat(rest).isNotNegative();
                    assertThat(posting.amount().isNegative()).isEqualTo(entry.kind() == Entry.Kind.RETURN);
                }
            }
        }
        assertThat(left.values()).containsOnly(0L);
    }

    @RepeatedTest(10)
    void noPartOfALineCostsLessThanNothing() {
        Map<String, Long> perPart = new HashMap<>();
        trade.entries().forEach(entry -> entry.postings().stream()
                .filter(posting -> posting.account() == Account.REVENUE || posting.account() == Account.DISCOUNTS)
                .forEach(posting -> perPart.merge(
                        posting.lineId() + "@" + posting.location(),
                        -posting.amount().minor(),
                        Long::sum)));

        assertThat(perPart.values()).allMatch(paid -> paid >= 0);
        assertThat(perPart)
                .hasSizeGreaterThanOrEqualTo(
                        sold.stream().map(Purchase::lines).mapToInt(List::size).sum());
    }

    @RepeatedTest(10)
    void whenEverythingHasComeBackNothingIsLeft() {
        sold.forEach(trade::returnAll);

        Figures total = total();
        assertThat(total.net()).isZero();
        assertThat(total.taxed()).isEqualTo(TaxedTurnover.NONE);
        assertThat(total.piecesReturned()).isEqualTo(total.pieces());
        for (Figures group : view((entry, posting) -> entry.attribution())) {
            assertThat(group.net()).isZero();
        }
        Map<Account, Long> balances = new HashMap<>();
        trade.entries().forEach(entry -> entry.postings()
                .forEach(posting ->
                        balances.merge(posting.account(), posting.amount().minor(), Long::sum)));
        assertThat(List.of(Account.CARD, Account.CASH, Account.POINTS, Account.GIFT_CARD, Account.DEFERRED_REVENUE))
                .allMatch(account -> balances.getOrDefault(account, 0L) == 0);
        for (Purchase purchase : sold) {
            for (PurchaseLine line : purchase.lines()) {
                assertThat(given(line)).isEqualTo(line.total().minor());
            }
        }
    }

    private long given(PurchaseLine line) {
        return trade.entries().stream()
                .flatMap(entry -> entry.postings().stream())
                .filter(posting ->
                        posting.account() == Account.RETURNS && Objects.equals(posting.lineId(), line.lineId()))
                .mapToLong(posting -> posting.amount().minor())
                .sum();
    }

    private Figures total() {
        return view((entry, posting) -> "all").getFirst();
    }

    private List<Figures> view(BiFunction<Entry, Posting, Object> group) {
        Map<Object, List<Posting>> groups = new HashMap<>();
        trade.entries().forEach(entry -> entry.postings()
                .forEach(posting -> groups.computeIfAbsent(group.apply(entry, posting), ignored -> new ArrayList<>())
                        .add(posting)));
        return groups.values().stream().map(LedgerPropertiesTest::figures).toList();
    }

    private static Figures figures(List<Posting> postings) {
        return new Figures(
                "EUR",
                -amount(postings, Account.REVENUE),
                amount(postings, Account.DISCOUNTS),
                -amount(postings, Account.DEFERRED_REVENUE),
                amount(postings, Account.RETURNS),
                pieces(postings, Account.REVENUE),
                pieces(postings, Account.RETURNS),
                -amount(postings, Account.BREAKAGE),
                new TaxedTurnover(
                        postings.stream().map(LedgerPropertiesTest::atRate).toList()));
    }

    private static AtRate atRate(Posting posting) {
        long amount = posting.amount().minor();
        return switch (posting.account()) {
            case REVENUE, DISCOUNTS, RETURNS -> new AtRate(posting.taxRate(), -amount, 0, 0, 0);
            case VAT_INCLUDED -> new AtRate(posting.taxRate(), 0, amount, 0, 0);
            case VAT -> new AtRate(posting.taxRate(), 0, 0, -amount, 0);
            case DEFERRED_REVENUE -> new AtRate(posting.taxRate(), 0, 0, 0, -amount);
            default -> new AtRate(posting.taxRate(), 0, 0, 0, 0);
        };
    }

    private static long amount(List<Posting> postings, Account account) {
        return postings.stream()
                .filter(posting -> posting.account() == account)
                .mapToLong(posting -> posting.amount().minor())
                .sum();
    }

    private static long pieces(List<Posting> postings, Account account) {
        return postings.stream()
                .filter(posting -> posting.account() == account)
                .mapToLong(Posting::pieces)
                .sum();
    }
}
