package org.unisson.demo;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.day.Check;
import org.unisson.demo.day.Day;
import org.unisson.demo.day.Table;
import org.unisson.demo.retailer.Opening;
import org.unisson.demo.retailer.Retailer;
import org.unisson.demo.retailer.RetailerGenerator;
import org.unisson.local.cli.Command;
import org.unisson.local.stack.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code unisson demo}: a generated retailer lives one seamless day. */
@CommandLine.Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts everything beside what runs, opens a generated retailer, lives one day and checks it.")
public final class Demo implements Command {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--exit", description = "Stop when the day is over; the exit code is 1 if anything went wrong.")
    private boolean exit;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "2026",
            description = "The same seed makes the same retailer; default ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Libraries.keepQuiet();
        DemoStack demo = new DemoStack();
        Runtime.getRuntime().addShutdownHook(new Thread(demo::stop, "stops-the-demonstration"));
        Stack stack = demo.start();
        Retail retail = Retail.on(stack);

        Retailer retailer = new RetailerGenerator(seed).generate();
        out.printf(
                "%nOpening the retailer of seed %d: %d stores, %d warehouses, %d channels, %,d SKUs, %,d customers%n",
                seed,
                retailer.stores().size(),
                retailer.places().size() - retailer.stores().size(),
                retailer.channels().size(),
                retailer.skus(),
                retailer.shoppers().size());
        out.flush();
        new Opening(retail, retailer, out).run();
        List<Check> checks = new Day(retail, retailer, Clock.systemUTC(), out).live();

        boolean allMet = Table.print(checks, out);
        addresses(stack, demo, out);
        if (!exit) {
            out.println("\nIt stays up until Ctrl-C.");
            out.flush();
            new CountDownLatch(1).await();
        }
        return allMet ? 0 : 1;
    }

    private static void addresses(Stack stack, DemoStack demo, PrintWriter out) {
        out.printf("%nTo look at:%n");
        for (Service service : Service.values()) {
            out.printf("  %-18s %s/q/swagger-ui%n", service.processName(), stack.url(service.processName()));
        }
        out.printf("  %-18s %s%n", "registry", stack.registryUrl());
        out.printf("  %-18s %s%n", "kafka", stack.kafkaBootstrap());
        out.printf("  A token for it: UNISSON_HOME=%s ./unisson token --role service%n", demo.folder());
        out.flush();
    }
}
