package org.unisson.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisson.bench.Machine;
import org.unisson.bench.growth.Turns.Pair;

class GrowthReportTest {

    private static final Machine MACHINE = new Machine("a processor", 2, "Linux", "Java 25");

    @Test
    void theReadThatGrowsMostIsJudgedByItsMedianRepeat() {
        GrowthReport report = report(List.of(new Pair(2, 9), new Pair(2, 2.4), new Pair(2, 1)));

        assertThat(report.closingLine())
                .isEqualTo("bench growth p50=2.40 ms baseline=2.00 ratio=1.20 goal=1.2 met"
                        + " (an order; 2000 to 200000 orders, 1000 to 100000 stock rows)");
    }

    @Test
    void aBitMoreMissesTheGoal() {
        assertThat(report(List.of(new Pair(2, 2.41))).closingLine()).contains(" missed ");
    }

    @Test
    void theSlopeIsPerTenfold() {
        assertThat(report(List.of(new Pair(1, 1.21))).slope("an order")).isCloseTo(10, within(0.01));
    }

    private static GrowthReport report(List<Pair> last) {
        return new GrowthReport(
                MACHINE,
                List.of(
                        new GrowthReport.Step(
                                1_000,
                                Map.of(),
                                Map.of("an order", List.of(new Pair(2, 2)), "a cart", List.of(new Pair(2, 2)))),
                        // What is asked for the first time may well come from a disk.
                        new GrowthReport.Step(
                                100_000,
                                Map.of("an order", new Pair(2, 9)),
                                Map.of("an order", last, "a cart", List.of(new Pair(2, 1.9))))));
    }
}
