package org.unisson.bench.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.unisson.bench.Machine;
import org.unisson.bench.Measured;
import org.unisson.bench.read.OpenLoop;
import org.unisson.bench.read.Request;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * {@code unisson bench view}: what it takes to read a customer (the view, the timeline, the journeys) the more touchpoints
 * there are of everybody.
 */
@CommandLine.Command(
        name = "view",
        mixinStandardHelpOptions = true,
        description = "A customer at a glance, the timeline and journeys, as touchpoints grow.")
public final class Views implements Callable<Integer> {

    private static final int MISSED = 1;
    private static final int CONNECTIONS = 8;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--touchpoints",
            split = ",",
            defaultValue = "1000000,4000000",
            description = "Volumes, growing, of 50 touchpoints a person; default ${DEFAULT-VALUE}.")
    private long[] touchpoints;

    @Option(
            names = "--people",
            defaultValue = "2000",
            description = "Customers who are asked for, at most those of the first volume; default ${DEFAULT-VALUE}.")
    private int people;

    @Option(names = "--rate", defaultValue = "50", description = "Questions per second; default ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "Length of a round of each question; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds, of which the median counts; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Override
    public Integer call() {
        if (touchpoints.length == 0
                || people < 1
                || touchpoints[0] < (long) people * History.EACH
                || !Arrays.equals(
                        touchpoints, Arrays.stream(touchpoints).sorted().toArray())
                || rate < 1
                || seconds < 1
                || rounds < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "growing volumes of at least 50 touchpoints a person, and one of everything else");
        }
        Measured.Own own = Measured.own(spec);
        Stack stack = own.fresh("view", List.of(Service.CUSTOMER.processName()));
        try {
            return measure(own, stack);
        } finally {
            stack.stop();
            Stack.wipe(stack.home());
        }
    }

    private int measure(Measured.Own own, Stack stack) {
        List<UUID> known = People.registered(Retail.on(stack), people);
        OpenLoop loop = new OpenLoop(
                stack.url(Service.CUSTOMER.processName()), stack.token(TokenRequest.of("service")), CONNECTIONS);
        List<ViewReport.Volume> volumes = new ArrayList<>();
        try (History history = new History(stack, known)) {
            for (long volume : touchpoints) {
                history.grow(volume, own::say);
                own.say(history.touchpoints() + " touchpoints; warming up");
                for (Reading reading : Reading.values()) {
                    loop.asFastAsCan(rate * seconds, random -> question(reading, known, random));
                }
                volumes.add(new ViewReport.Volume(history.touchpoints(), read(loop, known)));
            }
        }
        ViewReport report = new ViewReport(Machine.here(), rate, volumes);
        report.lines().forEach(own::say);
        own.write("view", report.asJson());
        own.say(report.closingLine());
        return report.isMet() ? 0 : MISSED;
    }

    private Map<Reading, List<ViewReport.Taken>> read(OpenLoop loop, List<UUID> known) {
        Map<Reading, List<ViewReport.Taken>> taken = new EnumMap<>(Reading.class);
        for (int round = 0; round < rounds; round++) {
            for (Reading reading : Reading.values()) {
                OpenLoop.Outcome outcome = loop.at(rate, rate * seconds, random -> question(reading, known, random));
                taken.computeIfAbsent(reading, any -> new ArrayList<>())
                        .add(new ViewReport.Taken(outcome.millis(50), outcome.millis(99)));
            }
        }
        return taken;
    }

    private static Request question(Reading reading, List<UUID> known, RandomGenerator random) {
        return Request.get(reading.path(known.get(random.nextInt(known.size()))));
    }
}
