package org.unisson.bench.touch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unisson.bench.Machine;

class TouchReportTest {

    private static final Machine MACHINE = new Machine("a processor", 2, "Linux", "Java 25");

    @Test
    void theMedianRoundCounts() {
        assertThat(report(round(4_000, 100), round(6_000, 100), round(9_000, 100))
                        .closingLine())
                .isEqualTo("bench touchpoints intake=6000 /s baseline=60000 ratio=0.10 goal=5000 met (4000 to 9000 in 3"
                        + " rounds; 8 clients, 500 a batch; each kept once: yes; baseline: COPY)");
    }

    @Test
    void oneThatIsKeptTwiceMissesTheGoalHoweverFast() {
        TouchReport report = report(round(9_000, 101));

        assertThat(report.isMet()).isFalse();
        assertThat(report.closingLine()).contains(" missed ").contains("each kept once: no");
    }

    private static TouchReport report(TouchReport.Round... rounds) {
        return new TouchReport(MACHINE, 8, 500, List.of(rounds));
    }

    private static TouchReport.Round round(double perSecond, long kept) {
        return new TouchReport.Round(perSecond, 60_000, 100, kept, 1);
    }
}
