package org.unisson.bench.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.unisson.bench.Machine;

class ViewReportTest {

    private static final Machine MACHINE = new Machine("a processor", 2, "Linux", "Java 25");

    @Test
    void theMedianRoundCountsAndTheSlopeIsOfTheMedian() {
        ViewReport report = report(volume(1_000_000, 8, 20, 10, 30, 9, 40), volume(4_000_000, 11, 21, 13, 31, 12, 41));

        assertThat(report.slope(Reading.VIEW)).isEqualTo(1.0);
        assertThat(report.closingLine())
                .startsWith("bench view p99=31.0 ms goal=50 met at 4,000,000 touchpoints, 50 a second;"
                        + " the view p50 13.0 ms, +1.00 per million more, 59.0 at fifty;");
    }

    @Test
    void aSlowVolumeMissesTheGoal() {
        assertThat(report(volume(1_000_000, 10, 51, 10, 52, 10, 53)).isMet()).isFalse();
    }

    private static ViewReport report(ViewReport.Volume... volumes) {
        return new ViewReport(MACHINE, 50, List.of(volumes));
    }

    /** @param millis median and slowest hundredth of each round */
    private static ViewReport.Volume volume(long touchpoints, double... millis) {
        List<ViewReport.Taken> rounds = List.of(
                new ViewReport.Taken(millis[0], millis[1]),
                new ViewReport.Taken(millis[2], millis[3]),
                new ViewReport.Taken(millis[4], millis[5]));
        return new ViewReport.Volume(
                touchpoints,
                Arrays.stream(Reading.values()).collect(Collectors.toMap(Function.identity(), any -> rounds)));
    }
}
