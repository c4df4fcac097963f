package org.unisson.bench.sale;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.unisson.bench.Machine;
import org.unisson.bench.Measured;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * {@code unisson bench flash-sale}: one SKU, more buyers than pieces, beside as many connections that update one row of
 * the same database. Exactly the pieces there are must be promised, whatever the figures.
 */
@CommandLine.Command(
        name = "flash-sale",
        mixinStandardHelpOptions = true,
        description = "One SKU and more buyers than pieces, beside one row that is updated by as many connections.")
public final class FlashSale implements Callable<Integer> {

    private static final int OVERSOLD = 1;

    // Where the product comes from, and where its pieces are set aside.
    private static final List<String> SERVICES =
            List.of(Service.CATALOG.processName(), Service.INVENTORY.processName());

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--attempts", defaultValue = "20000", description = "Attempts to get a piece; default 20000.")
    private int attempts;

    @Option(names = "--pieces", defaultValue = "1000", description = "Pieces there are; default 1000.")
    private int pieces;

    @Option(names = "--clients", defaultValue = "64", description = "Connections; default 64.")
    private int clients;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds, of which the median counts; default 3.")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "6",
            description = "Rounds before those that count, until the JVMs have optimised; default 6.")
    private int warmUp;

    @Override
    public Integer call() {
        if (warmUp < 0 || pieces < 1 || attempts <= pieces || clients < 1 || clients > 80 || rounds < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "more attempts than pieces, 1 to 80 clients, and at least one round");
        }
        try (Measured measured = Measured.here(spec, SERVICES)) {
            return measure(measured);
        }
    }

    private int measure(Measured measured) {
        OneRow oneRow = new OneRow(measured.stack());
        Counter counter = new Counter(Retail.on(measured.stack()));
        List<SaleReport.Round> results = new ArrayList<>();
        for (int round = 1 - warmUp; round <= rounds; round++) {
            boolean counts = round > 0;
            measured.say(counts ? "round " + round + " of " + rounds : "warming up");
            double baseline = oneRow.perSecond(clients, attempts / 2);
            SaleReport.Round result = counter.sell(clients, attempts, pieces).beside(baseline);
            measured.say(result.toString());
            if (counts) {
                results.add(result);
            }
        }
        SaleReport report = new SaleReport(Machine.here(), oneRow.by(), clients, attempts, pieces, results);
        measured.write("flash-sale", report.asJson());
        measured.say(report.closingLine());
        return report.isExact() ? 0 : OVERSOLD;
    }
}
