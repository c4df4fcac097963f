package org.unisson.bench.growth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.unisson.bench.Machine;
import org.unisson.bench.Measured;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Session;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * {@code unisson bench growth}: how long reads of availability, orders and carts take with few rows and with many. Each
 * copy of the sample is two orders, a cart and a stock row.
 */
@CommandLine.Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description = "Reads of availability, orders and carts with few orders and stock rows, and with many.")
public final class Growth implements Callable<Integer> {

    private static final long LONGEST_MICROS = 60_000_000;
    private static final int DIGITS = 4;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--copies",
            split = ",",
            defaultValue = "1000,500000",
            description = "Stock rows at each step, ascending; orders are twice as many; default 1000,500000.")
    private List<Long> steps;

    @Option(names = "--reads", defaultValue = "3000", description = "Reads of each kind at each step; default 3000.")
    private int reads;

    @Override
    public Integer call() {
        if (reads < 100
                || steps.isEmpty()
                || steps.getFirst() < 1
                || !steps.equals(steps.stream().sorted().distinct().toList())) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--copies ascend from 1 on, and --reads are at least 100");
        }
        try (Measured measured = Measured.here(spec)) {
            measure(measured);
        }
        return 0;
    }

    private void measure(Measured measured) {
        Retail retail = Retail.on(measured.stack());
        Sample sample = new Sample(retail);
        Session session = retail.system(new Journey());
        List<GrowthReport.Step> results = new ArrayList<>();
        long there = 0;
        for (long copies : steps) {
            for (String service : List.of("inventory-service", "order-service")) {
                new Multiplier(measured.stack(), service)
                        .copy(sample.ids(), there, copies, count -> progress(measured, service, count, copies));
            }
            there = copies;
            measured.say("warming up, then " + reads + " reads of each kind over " + copies + " copies");
            read(session, sample, copies);
            results.add(GrowthReport.Step.of(copies, read(session, sample, copies)));
        }
        GrowthReport report = new GrowthReport(Machine.here(), results);
        measured.write("growth", report.asJson());
        report.print(measured.out());
    }

    private static void progress(Measured measured, String service, long count, long all) {
        if (count == all || count % 50_000 == 0) {
            measured.say("  " + service + ": " + count + " of " + all + " copies");
        }
    }

    /** The kinds take turns, so that what else happens on the machine meets all of them. */
    private Map<Read, Histogram> read(Session session, Sample sample, long copies) {
        Map<Read, Histogram> times = new EnumMap<>(Read.class);
        Random random = new Random(copies);
        for (int number = 0; number < reads; number++) {
            for (Read kind : Read.values()) {
                String path = kind.path(sample, random.nextLong(copies));
                long begin = System.nanoTime();
                session.get(kind.service(), path);
                times.computeIfAbsent(kind, ignored -> new Histogram(LONGEST_MICROS, DIGITS))
                        .recordValue((System.nanoTime() - begin) / 1_000);
            }
        }
        return times;
    }
}
