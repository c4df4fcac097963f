package org.unisson.bench.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unisson.bench.Machine;

class SaleReportTest {

    private static final Machine MACHINE = new Machine("a processor", 2, "Linux", "Java 25");

    @Test
    void theMedianRoundCounts() {
        assertThat(report(round(10, 2_000), round(10, 3_000), round(10, 9_000)).closingLine())
                .isEqualTo("bench flash-sale attempts=3000 /s baseline=1000 ratio=3.00 goal=3 met"
                        + " (2.00 to 9.00 in 3 rounds; sold exactly: yes; baseline by pgbench)");
    }

    @Test
    void aPieceTooManyMissesTheGoalHoweverFast() {
        SaleReport report = report(round(11, 9_000));

        assertThat(report.isExact()).isFalse();
        assertThat(report.closingLine()).contains(" missed ").contains("sold exactly: no");
    }

    private static SaleReport report(SaleReport.Round... rounds) {
        return new SaleReport(MACHINE, "pgbench", 4, 100, 10, List.of(rounds));
    }

    private static SaleReport.Round round(int promised, double perSecond) {
        return new SaleReport.Round(perSecond, promised, 100 - promised, promised, 1_000, 1);
    }
}
