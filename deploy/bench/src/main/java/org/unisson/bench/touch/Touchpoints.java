package org.unisson.bench.touch;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.unisson.bench.Machine;
import org.unisson.bench.Measured;
import org.unisson.bench.Wire;
import org.unisson.bench.sale.Crowd;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackException;
import org.unisson.local.token.TokenRequest;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * {@code unisson bench touchpoints}: channels send touchpoints in batches as fast as they are taken, beside a copy of the
 * same rows into the same database. Each must be kept once, also those of a batch that is sent again.
 */
@CommandLine.Command(
        name = "touchpoints",
        mixinStandardHelpOptions = true,
        description = "Touchpoints in batches as fast as they are taken, beside COPY of the same rows.")
public final class Touchpoints implements Callable<Integer> {

    private static final int MISSED = 1;
    private static final int MOST = 1_000;
    private static final int TAKEN = 200;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--batches", defaultValue = "200", description = "Batches of a round; default ${DEFAULT-VALUE}.")
    private int batches;

    @Option(
            names = "--batch",
            defaultValue = "500",
            description = "Touchpoints of a batch, 1 to 1000; default ${DEFAULT-VALUE}.")
    private int batch;

    @Option(names = "--clients", defaultValue = "8", description = "Connections; default ${DEFAULT-VALUE}.")
    private int clients;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Rounds, of which the median counts; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "4",
            description = "Rounds before those that count, until the JVM has optimised; default ${DEFAULT-VALUE}.")
    private int warmUp;

    @Override
    public Integer call() {
        if (batches < 1 || batch < 1 || batch > MOST || clients < 1 || clients > 80 || rounds < 1 || warmUp < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "batches of 1 to 1000, 1 to 80 clients, and at least one round");
        }
        try (Measured measured = Measured.here(spec)) {
            return measure(measured);
        }
    }

    private int measure(Measured measured) {
        Random random = new Random();
        Copying copying = new Copying(measured.stack());
        List<TouchReport.Round> results = new ArrayList<>();
        for (int round = 1 - warmUp; round <= rounds; round++) {
            measured.say(round > 0 ? "round " + round + " of " + rounds : "warming up");
            TouchReport.Round result = round(measured.stack(), copying, random);
            measured.say(result.toString());
            if (round > 0) {
                results.add(result);
            }
        }
        TouchReport report = new TouchReport(Machine.here(), clients, batch, results);
        measured.write("touchpoints", report.asJson());
        measured.say(report.closingLine());
        return report.isMet() ? 0 : MISSED;
    }

    private TouchReport.Round round(Stack stack, Copying copying, Random random) {
        String name = Long.toHexString(random.nextLong());
        List<Batch> made = Stream.generate(() -> Batch.of(random, name, batch))
                .limit(batches)
                .toList();
        long sent = (long) batches * batch;
        double copied = sent / copying.seconds(clients, made);
        double taken = sent / seconds(stack, made);
        // A channel that has not heard the answer sends again.
        seconds(stack, made.subList(0, Math.min(clients, batches)));
        return TouchReport.Round.of(taken, copied, sent, copying.kept(name));
    }

    private double seconds(Stack stack, List<Batch> made) {
        List<URI> replicas = stack.urls(Service.CUSTOMER.processName());
        String token = stack.token(TokenRequest.of("service"));
        AtomicInteger connections = new AtomicInteger();
        return Crowd.seconds(
                clients,
                made.size(),
                () -> new Channel(
                        new Wire(replicas.get(connections.getAndIncrement() % replicas.size()), token), made));
    }

    private record Channel(Wire wire, List<Batch> made) implements Crowd.Client {

        @Override
        public void attempt(int number) {
            int status = wire.send("POST", "/touchpoints", "", made.get(number).json());
            if (status != TAKEN) {
                throw new StackException("A batch was answered " + status + ".");
            }
        }

        @Override
        public void close() {
            wire.close();
        }
    }
}
