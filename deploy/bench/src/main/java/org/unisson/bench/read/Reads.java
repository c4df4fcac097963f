package org.unisson.bench.read;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.unisson.bench.DiskWrites;
import org.unisson.bench.Machine;
import org.unisson.bench.Measured;
import org.unisson.bench.Undisturbed;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * {@code unisson bench read}: product pages, quotes and searches over a large catalogue with many live operations, each
 * at a steady rate; how long a new price takes to be told everywhere; and pages per second beside an endpoint of the
 * same service that does nothing.
 */
@CommandLine.Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Product pages, quotes and searches over a large catalogue, and a new price seen everywhere.")
public final class Reads implements Callable<Integer> {

    private static final List<String> SERVICES =
            List.of(Service.CATALOG.processName(), Service.INVENTORY.processName());
    private static final int CHANGES_AT_ONCE = 20;
    private static final Request NOTHING = Request.get("/q/health/live");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--variants", defaultValue = "200000", description = "Variants; default 200000.")
    private int variants;

    @Option(names = "--stores", defaultValue = "50", description = "Stores; default 50.")
    private int stores;

    @Option(names = "--operations", defaultValue = "500", description = "Live operations; default 500.")
    private int operations;

    @Option(names = "--rate", defaultValue = "200", description = "Requests per second; default 200.")
    private int rate;

    @Option(names = "--seconds", defaultValue = "20", description = "Length of a round of each question; default 20.")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds, of which the median counts; default 3.")
    private int rounds;

    @Option(names = "--connections", defaultValue = "16", description = "Connections; default 16.")
    private int connections;

    @Option(names = "--changes", defaultValue = "300", description = "New prices; default 300.")
    private int changes;

    @Override
    public Integer call() {
        if (variants < 100
                || stores < 1
                || operations < 0
                || rate < 1
                || seconds < 1
                || rounds < 1
                || connections < 1
                || changes < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "at least 100 variants, and one of everything else");
        }
        Measured.Own own = Measured.own(spec);
        Stack stack = own.fresh("read", SERVICES);
        try {
            measure(own, stack);
        } finally {
            stack.stop();
            Stack.wipe(stack.home());
        }
        return 0;
    }

    private void measure(Measured.Own own, Stack stack) {
        Department department = new Department(stack, own.out(), variants, stores);
        department.open(operations);
        URI catalog = stack.url(Service.CATALOG.processName());
        OpenLoop loop = new OpenLoop(catalog, stack.token(TokenRequest.of("service")), connections);
        own.say("warming up");
        for (Question question : Question.values()) {
            loop.asFastAsCan(rate * seconds, random -> question.of(department, random));
        }
        List<Undisturbed<OpenLoop.Outcome>> nothing = new ArrayList<>();
        Map<Question, List<Undisturbed<OpenLoop.Outcome>>> latencies = new EnumMap<>(Question.class);
        List<Undisturbed<ReadReport.Throughput>> throughput = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            own.say("round " + round + " of " + rounds);
            nothing.add(Undisturbed.of(() -> loop.at(rate, rate * seconds, random -> NOTHING)));
            for (Question question : Question.values()) {
                latencies
                        .computeIfAbsent(question, any -> new ArrayList<>())
                        .add(Undisturbed.of(
                                () -> loop.at(rate, rate * seconds, random -> question.of(department, random))));
            }
            throughput.add(Undisturbed.of(() -> throughput(department, loop)));
        }
        own.say("new prices");
        PriceChanges prices = new PriceChanges(department);
        prices.measure(changes / 3);
        List<Undisturbed<ReadReport.Changes>> seen = new ArrayList<>();
        for (int done = 0; done < changes; done += CHANGES_AT_ONCE) {
            int some = Math.min(CHANGES_AT_ONCE, changes - done);
            seen.add(Undisturbed.of(
                    () -> besidePages(loop, department, () -> besideDisk(stack, () -> prices.measure(some))),
                    ReadReport.Changes::isCalm));
        }
        ReadReport report = new ReadReport(Machine.here(), rate, nothing, latencies, seen, throughput);
        report.print(own.out());
        own.write("read", report.asJson());
        own.say(report.closingLine());
    }

    private ReadReport.Throughput throughput(Department department, OpenLoop loop) {
        int requests = rate * seconds * 5;
        double empty = loop.asFastAsCan(requests, random -> NOTHING).perSecond();
        double pages = loop.asFastAsCan(requests, random -> Question.PAGE.of(department, random))
                .perSecond();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new ReadReport.Throughput(pages, empty, load);
    }

    private static ReadReport.Changes besideDisk(Stack stack, Supplier<Histogram> measurement) {
        DiskWrites disk = new DiskWrites(stack.home().data());
        Histogram seen;
        try (disk) {
            seen = measurement.get();
        }
        return new ReadReport.Changes(seen, disk.micros());
    }

    private <T> T besidePages(OpenLoop loop, Department department, Supplier<T> measurement) {
        try (OpenLoop.Endless pages = loop.beside(rate, random -> Question.PAGE.of(department, random))) {
            return measurement.get();
        }
    }
}
