package org.unisson.bench.identity;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.unisson.bench.Machine;
import org.unisson.bench.Measured;
import org.unisson.bench.identity.Sources.Written;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * {@code unisson bench identity}: people are made, and what sources write down of them, with mistakes; who is who is
 * found by customer-service's rules and compared with who they are. A part goes through the API of a service of its own.
 */
@CommandLine.Command(
        name = "identity",
        mixinStandardHelpOptions = true,
        description = "Labelled records of people: precision and recall of automatic merges, by pairs of records.")
public final class Identity implements Callable<Integer> {

    private static final int MISSED = 1;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--seed",
            defaultValue = "20261124",
            description = "Of everything random; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--people", defaultValue = "40000", description = "How many people; default ${DEFAULT-VALUE}.")
    private int people;

    @Option(
            names = "--records",
            defaultValue = "100000",
            description = "How many records of them, at least one each; default ${DEFAULT-VALUE}.")
    private int records;

    @Option(
            names = "--through-api",
            defaultValue = "2000",
            description =
                    "How many of the records also go through the API, of people that are complete; 0: none; default"
                            + " ${DEFAULT-VALUE}.")
    private int throughApi;

    @Override
    public Integer call() {
        Measured.Own own = Measured.own(spec);
        Random random = new Random(seed);
        List<Written> written = new Sources(random).records(new Population(random).people(people), records);
        own.say("bench identity has made " + written.size() + " records of " + people + " people, seed " + seed + ".");
        long begun = System.nanoTime();
        List<UUID> found = Matcher.persons(written);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Quality quality = Quality.of(found, labels(written));
        Quality agreement = throughApi == 0 ? null : agreement(own, written);
        IdentityReport report =
                new IdentityReport(Machine.here(), seed, people, written.size(), seconds, quality, agreement);
        own.write("identity", report.asJson());
        own.say(report.closingLine());
        return report.isMet() ? 0 : MISSED;
    }

    /** How far the service, record by record and in batches, finds the same persons as the rules do all at once. */
    private Quality agreement(Measured.Own own, List<Written> written) {
        int complete = (int) ((long) people * throughApi / written.size());
        List<Written> part =
                written.stream().filter(one -> one.person() < complete).toList();
        Stack stack = own.fresh("identity", List.of(Service.CUSTOMER.processName()));
        try {
            own.say("  " + part.size() + " records go through the API.");
            return Quality.of(new Clerk(Retail.on(stack)).persons(part), Matcher.persons(part));
        } finally {
            stack.stop();
        }
    }

    private static List<Integer> labels(List<Written> written) {
        return written.stream().map(Written::person).toList();
    }
}
