package org.unisson.loyalty.account.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.loyalty.account.domain.Shop.NOON;
import static org.unisson.loyalty.account.domain.Shop.customer;
import static org.unisson.loyalty.account.domain.Shop.euros;
import static org.unisson.loyalty.account.domain.Shop.exchanged;
import static org.unisson.loyalty.account.domain.Shop.soldTo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.account.domain.PurchaseFact.Weighed;

/** Lines that a quote makes earn more: the multiplier counts before the one rounding, and goes as it came. */
class MultipliedTest {

    private static final int HISTORIES = 2_000;
    private static final int MOST_LINES = 5;

    private final Shop shop = new Shop();

    @Test
    void theMultiplierCountsBeforeTheRounding() {
        // 10.99 twice is 21.98, and 0.99 as ever: 22.97, not 20 and 0, nor 21 and 0.
        shop.told(sale("X", 0, line(200, 10_99), line(100, 99)));

        assertThat(shop.of("X").balance()).isEqualTo(22);
    }

    @Test
    void aHundredthMoreIsAPointWhereItCompletesOne() {
        shop.told(sale("X", 0, line(101, 99_01)), sale("Y", 0, line(101, 99_00)));

        // 100.0001 and 99.99.
        assertThat(shop.of("X").balance()).isEqualTo(100);
        assertThat(shop.of("Y").balance()).isEqualTo(99);
    }

    @Test
    void whatPointsPaidOfItEarnsNothingWhateverTheLine() {
        // Half of each line was paid with points.
        shop.told(sale("X", 15_00, line(300, 20_00), line(100, 10_00)));

        assertThat(shop.of("X").balance()).isEqualTo(35);
    }

    @Test
    void aLineTakesBackWhatItGaveAndNotWhatAnotherDid() {
        Weighed twice = line(200, 10_00);
        Weighed asEver = line(100, 10_00);
        PurchaseFact.Sale sale = sale("X", 0, twice, asEver);
        shop.told(sale);

        shop.told(back(sale, Map.of(asEver, 10_00L), 10_00));
        assertThat(shop.of("X").balance()).isEqualTo(20);
        shop.told(back(sale, Map.of(twice, 5_00L), 5_00));
        assertThat(shop.of("X").balance()).isEqualTo(10);
        shop.told(back(sale, Map.of(twice, 5_00L), 5_00));
        assertThat(shop.of("X").balance()).isZero();
    }

    @Test
    void aReturnSaysWhatItTookBackAtEachMultiplier() {
        Weighed twice = line(200, 10_00);
        Weighed asEver = line(100, 10_00);
        PurchaseFact.Sale sale = sale("X", 0, twice, asEver);
        shop.told(sale, back(sale, Map.of(twice, 3_00L, asEver, 4_00L), 7_00));

        assertThat(shop.books().newReturns()).singleElement().satisfies(taken -> assertThat(taken.byMultiplier())
                .isEqualTo(Map.of(200, 3_00L, 100, 4_00L)));
    }

    @Test
    void whatIsTakenInExchangeEarnsAsItIsSold() {
        Weighed twice = line(200, 15_00);
        PurchaseFact.Sale bought = sale("X", 0, twice);
        PurchaseFact.Return half = back(bought, Map.of(twice, 7_50L), 7_50);
        PurchaseFact.Sale taken = soldTo("X", null, 7_50);
        List<PurchaseFact.Exchanged> both = exchanged(half, taken);

        shop.told(bought, half, both.getFirst(), taken, both.getLast());

        // 7.50 twice and 7.50 as ever: 22.5, rounded once.
        assertThat(shop.of("X").balance()).isEqualTo(22);
    }

    /** Any lines, paid in part with points, coming back in any parts, cents of tenders rounded either way. */
    @Test
    void inPartsItTakesBackExactlyWhatItGave() {
        long first = new Random().nextLong();
        for (long seed = first; seed < first + HISTORIES; seed++) {
            takesBackWhatItGave(seed);
        }
    }

    private static void takesBackWhatItGave(long seed) {
        Random random = new Random(seed);
        Weighed[] lines = IntStream.range(0, 1 + random.nextInt(MOST_LINES))
                .mapToObj(any -> line(random.nextBoolean() ? 100 : random.nextInt(1_000), random.nextInt(50_00)))
                .toArray(Weighed[]::new);
        long total = IntStream.range(0, lines.length)
                .mapToLong(i -> lines[i].paid().minor())
                .sum();
        long byPoints = random.nextBoolean() ? 0 : random.nextLong(total + 1);
        UUID anna = UUID.randomUUID();
        PurchaseFact.Sale sale = new PurchaseFact.Sale(
                Ids.next(), null, null, anna, euros(total - byPoints), euros(byPoints), NOON, List.of(lines));
        Shop shop = new Shop();
        shop.told(customer(anna, 1), sale);
        long granted = shop.of(anna).balance();
        assertThat(granted).as("seed %d", seed).isEqualTo(expected(lines, total, byPoints));

        Map<Weighed, Long> left = new HashMap<>();
        List.of(lines).forEach(line -> left.put(line, line.paid().minor()));
        long moneyLeft = total - byPoints;
        long pointsLeft = byPoints;
        long before = granted;
        List<Object> told = new ArrayList<>();
        while (left.values().stream().anyMatch(cents -> cents > 0)) {
            Map<Weighed, Long> back = new HashMap<>();
            left.forEach((line, cents) -> back.put(line, random.nextBoolean() ? cents : random.nextLong(cents + 1)));
            long cents = back.values().stream().mapToLong(Long::longValue).sum();
            back.forEach((line, some) -> left.merge(line, -some, Long::sum));
            boolean last = left.values().stream().allMatch(some -> some == 0);
            long onMoney = last
                    ? moneyLeft
                    : Math.min(cents, Math.max(0, Math.round((double) cents * moneyLeft / (moneyLeft + pointsLeft))));
            moneyLeft -= onMoney;
            pointsLeft -= cents - onMoney;
            PurchaseFact.Return returned = new PurchaseFact.Return(
                    Ids.next(), sale.purchaseId(), euros(onMoney), euros(cents - onMoney), NOON, refunds(back));
            told.add(returned);
            long reversed = -shop.tell(returned).stream()
                    .filter(movement -> movement.cause() == Cause.RETURN)
                    .mapToLong(Movement::delta)
                    .sum();
            assertThat(reversed).as("a return gives no points, seed %d", seed).isBetween(0L, before);
            before -= reversed;
        }
        assertThat(before).as("all of it came back, seed %d", seed).isZero();
        int movements = shop.books().movements().size();
        told.forEach(shop::tell);
        assertThat(shop.books().movements()).as("told again, seed %d", seed).hasSize(movements);
    }

    private static long expected(Weighed[] lines, long total, long byPoints) {
        if (total == 0) {
            return 0;
        }
        BigDecimal weighed = BigDecimal.ZERO;
        for (Weighed line : lines) {
            weighed = weighed.add(
                    BigDecimal.valueOf(line.paid().minor()).multiply(BigDecimal.valueOf(line.multiplier())));
        }
        return weighed.multiply(BigDecimal.valueOf(total - byPoints))
                .divide(BigDecimal.valueOf(total).multiply(BigDecimal.valueOf(100_00)), 0, RoundingMode.DOWN)
                .longValueExact();
    }

    private static Weighed line(int multiplier, long cents) {
        return new Weighed(Ids.next(), "A", multiplier, euros(cents));
    }

    private static PurchaseFact.Sale sale(String card, long byPoints, Weighed... lines) {
        long total =
                List.of(lines).stream().mapToLong(line -> line.paid().minor()).sum();
        return new PurchaseFact.Sale(
                Ids.next(), null, card, null, euros(total - byPoints), euros(byPoints), NOON, List.of(lines));
    }

    private static PurchaseFact.Return back(PurchaseFact.Sale sale, Map<Weighed, Long> lines, long cents) {
        return new PurchaseFact.Return(Ids.next(), sale.purchaseId(), euros(cents), euros(0), NOON, refunds(lines));
    }

    private static Map<UUID, Money> refunds(Map<Weighed, Long> lines) {
        Map<UUID, Money> refunds = new HashMap<>();
        lines.forEach((line, cents) -> refunds.put(line.lineId(), euros(cents)));
        return refunds;
    }
}
