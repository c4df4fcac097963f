package org.unisson.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.unisson.demo.client.Retail;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * {@code unisson bench propagation}: how long a change in inventory takes until catalog's API answers it, at rest and
 * under a load of changes.
 */
@CommandLine.Command(
        name = "propagation",
        mixinStandardHelpOptions = true,
        description = "From a change in inventory to catalog's API: p50 … max, at rest and under load.")
final class Propagation implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--rate", defaultValue = "100", description = "Changes per second under load; default 100.")
    private int rate;

    @Option(names = "--seconds", defaultValue = "20", description = "How long each measurement takes; default 20.")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "120",
            description =
                    "Seconds under the load before anything is measured, until the JVMs have optimised; default 120.")
    private int warmUp;

    @Override
    public Integer call() {
        if (rate <= Measurement.PROBES_PER_SECOND || seconds < 1 || warmUp < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--rate is more than the " + Measurement.PROBES_PER_SECOND
                            + " changes per second that are measured, and --seconds and --warm-up at least 1.");
        }
        try (Measured measured = Measured.here(spec)) {
            measure(measured);
        }
        return 0;
    }

    private void measure(Measured measured) {
        Bed bed = new Bed(Retail.on(measured.stack()));
        List<Figures> results = new ArrayList<>();
        try (Arrivals arrivals = new Arrivals(measured.stack().kafkaBootstrap())) {
            Measurement measurement = new Measurement(bed, arrivals);
            measured.say("warming up, " + warmUp + " s");
            measurement.run("warm-up", rate, Duration.ofSeconds(warmUp));
            for (int changes : List.of(Measurement.PROBES_PER_SECOND, rate)) {
                String name = changes == Measurement.PROBES_PER_SECOND ? "at rest" : "at " + changes + "/s";
                measured.say("measuring " + name + ", " + seconds + " s");
                results.add(measurement.run(name, changes, Duration.ofSeconds(seconds)));
            }
        }
        Report report = new Report(Machine.here(), results);
        measured.write("propagation", report.asJson());
        report.print(measured.out());
        measured.out().flush();
    }
}
