package org.unisson.bench.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.unisson.bench.Machine;
import org.unisson.bench.recommend.Riddle.Score;
import org.unisson.bench.recommend.Trade.Sale;

class RiddleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void aFifthIsHiddenAndTheRestIsGiven() {
        Sale sale = sale("1", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        assertThat(Riddle.of(List.of(sale, sale("2", "a")), 1)).singleElement().satisfies(riddle -> {
            assertThat(riddle.hidden()).hasSize(2);
            assertThat(riddle.given()).hasSize(8).doesNotContainAnyElementsOf(riddle.hidden());
        });
        assertThat(Riddle.of(List.of(sale), 1)).isEqualTo(Riddle.of(List.of(sale), 1));
    }

    @Test
    void anAnswerIsJudgedByWhatItFindsAndHowSoon() {
        Riddle riddle = new Riddle("", List.of("a"), Set.of("x", "y"));
        assertThat(riddle.judge(List.of("b", "x", "y"))).isEqualTo(new Score(1, 0.5));
        assertThat(riddle.judge(List.of("y"))).isEqualTo(new Score(0.5, 1));
        assertThat(riddle.judge(List.of())).isEqualTo(new Score(0, 0));
    }

    @Test
    void popularityPassesOverWhatIsInTheBasket() {
        Trade trade = new Trade(
                "test",
                Map.of("a", "food", "b", "food", "c", "tools"),
                List.of(sale("1", "a", "b"), sale("2", "a", "c"), sale("3", "c")));
        Popularity popularity = new Popularity(trade, trade.sales());
        Riddle riddle = new Riddle("", List.of("a"), Set.of("b"));
        assertThat(popularity.overall(riddle, 20)).containsExactly("c", "b");
        assertThat(popularity.ofCategories(riddle, 20)).containsExactly("b");
    }

    @Test
    void aRatioHasItsInterval() {
        Guess baseline = new Guess(TradeReport.POPULARITY, scores(1, 4));
        Guess twice = new Guess(TradeReport.ANONYMOUS, scores(1, 2));
        Guess.Ratio ratio = twice.over(baseline);
        assertThat(ratio.value()).isCloseTo(2, within(1e-9));
        assertThat(ratio.low()).isBetween(1.2, 2.0);
        assertThat(ratio.high()).isBetween(2.0, 4.0);
        TradeReport trade = new TradeReport("online-retail", 7, List.of(baseline, twice), new Histogram(2));
        assertThat(new RecommendReport(new Machine("a processor", 2, "Linux", "Java 25"), List.of(trade)).closingLine())
                .startsWith("bench recommend recall_at_20=0.5000 baseline=0.2500 ratio=2.00 goal=1 met");
    }

    /** A hundred scores, of which one in that many is a hit. */
    private static List<Score> scores(double hit, int oneIn) {
        return IntStream.range(0, 100)
                .mapToObj(i -> i % oneIn == 0 ? new Score(hit, hit) : new Score(0, 0))
                .toList();
    }

    private static Sale sale(String number, String... products) {
        return new Sale(number, "", NOON, List.of(products));
    }
}
