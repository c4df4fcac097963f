package org.unisson.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.unisson.bench.Figures.Kind;

class ReportTest {

    private static final Machine MACHINE = new Machine("a processor", 2, "Linux", "Java 25");

    @Test
    void aMedianAtTheGoalMeetsIt() {
        assertThat(report(20, 250).closingLine())
                .isEqualTo("bench propagation p50=20.0 ms p99=250.0 ms goal=p50<=20,p99<=250 met");
    }

    @Test
    void aMedianAboveTheGoalMissesIt() {
        assertThat(report(21, 21).closingLine()).endsWith("missed");
    }

    @Test
    void aTailAboveTheGoalMissesIt() {
        assertThat(report(1, 252).closingLine()).endsWith("missed");
    }

    @Test
    void nothingMeasuredMissesIt() {
        assertThat(new Report(MACHINE, List.of(new Figures("empty"))).closingLine())
                .endsWith("missed");
    }

    @Test
    void whatWasReadableBeforeTheAnswerCountsAsNoTime() {
        Figures figures = new Figures("fast");
        figures.record(Kind.VISIBLE, -5);
        assertThat(figures.of(Kind.VISIBLE).getMaxValue()).isZero();
    }

    @Test
    void theTableNamesMachineAndLoad() {
        StringWriter text = new StringWriter();
        report(3, 8).print(new PrintWriter(text));
        assertThat(text.toString()).contains("a processor, 2 cores").contains("100 changes/s, system load 1.5");
    }

    /** 98 of 100 take the one time, two the other. */
    private static Report report(long usual, long tail) {
        Figures figures = new Figures("at 100/s");
        for (int i = 0; i < 98; i++) {
            figures.record(Kind.VISIBLE, TimeUnit.MILLISECONDS.toNanos(usual));
        }
        for (int i = 0; i < 2; i++) {
            figures.record(Kind.VISIBLE, TimeUnit.MILLISECONDS.toNanos(tail));
        }
        figures.under(100, 1.5);
        return new Report(MACHINE, List.of(figures));
    }
}
