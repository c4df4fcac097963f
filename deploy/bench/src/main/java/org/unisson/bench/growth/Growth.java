package org.unisson.bench.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.unisson.bench.Machine;
import org.unisson.bench.Measured;
import org.unisson.local.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * {@code unisson bench growth}: how long reads of availability, orders and carts take with few rows and with many, and
 * placing an order. Two stacks of its own stand side by side, one stays small and the other one grows; one client asks
 * them in turns, so that whatever else the machine does meets both. Each copy of the sample is two orders, a cart, a
 * product and a stock row.
 */
@CommandLine.Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description =
                "Reads of availability, orders and carts with few orders and stock rows, and beside it with many.")
public final class Growth implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--copies",
            split = ",",
            defaultValue = "1000,50000,500000",
            description = "Stock rows at each step, ascending; orders are twice as many; default 1000,50000,500000.")
    private List<Long> steps;

    @Option(names = "--repeats", defaultValue = "5", description = "Repeats of a step; their median counts; default 5.")
    private int repeats;

    @Option(names = "--reads", defaultValue = "300", description = "Reads of each kind in a repeat; default 300.")
    private int reads;

    @Option(names = "--orders", defaultValue = "40", description = "Orders placed in a repeat; default 40.")
    private int orders;

    @Option(names = "--rate", defaultValue = "400", description = "Reads per second, by one client; default 400.")
    private int rate;

    @Override
    public Integer call() {
        if (repeats < 1
                || reads < 10
                || orders < 10
                || rate < 1
                || steps.isEmpty()
                || steps.getFirst() < 1
                || !steps.equals(steps.stream().sorted().distinct().toList())) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--copies ascend from 1 on; at least 10 --reads and 10 --orders in a repeat");
        }
        Measured.Own own = Measured.own(spec);
        try (Stand few = Stand.on(own.fresh("few", Stand.SERVICES));
                Stand many = Stand.on(own.fresh("many", Stand.SERVICES))) {
            measure(own, few, many);
        }
        return 0;
    }

    private void measure(Measured.Own own, Stand few, Stand many) {
        long least = steps.getFirst();
        for (Stand stand : List.of(few, many)) {
            own.say("waiting for inventory's audit of the sample, then " + least + " copies");
            stand.settle(own::say);
            stand.grow(least, own::say);
        }
        Turns turns = new Turns(few, many, rate);
        own.say("warming up");
        turns.take(turns.places(), reads * repeats, orders * repeats);
        List<GrowthReport.Step> results = new ArrayList<>();
        for (long copies : steps) {
            if (copies > many.copies()) {
                own.say("making " + copies + " copies");
                many.grow(copies, own::say);
            }
            own.say("measuring " + least + " beside " + copies);
            List<Double> places = turns.places();
            Map<String, Turns.Pair> first = turns.first(places);
            turns.take(places, reads, orders);
            results.add(new GrowthReport.Step(copies, first, turns.repeated(places, repeats, reads, orders)));
            new GrowthReport(Machine.here(), results).print(own.out());
        }
        GrowthReport report = new GrowthReport(Machine.here(), results);
        own.write("growth", report.asJson());
        own.say("auditing the stock");
        long drift = many.drift();
        if (drift > 0) {
            throw new StackException(drift + " of the copies are not what the service would have written.");
        }
        own.say(report.closingLine());
    }
}
