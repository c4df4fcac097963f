package org.unisson.demo.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.unisson.demo.client.Json;
import org.unisson.demo.client.Retail;
import org.unisson.demo.importing.journey.JourneyImport;
import org.unisson.demo.importing.retail.RetailImport;
import org.unisson.local.cli.Command;
import org.unisson.local.stack.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code unisson import}: brings a retailer's data into the running stack and reconciles. */
@CommandLine.Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Brings a retailer's data into the running stack through the public APIs, and reconciles."
                        + " Interrupted, it goes on where it was; run twice, it changes nothing. Exit code 1 on any difference.")
public final class Import implements Command {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "complete-journey or online-retail.")
    private String format;

    @Parameters(index = "1", paramLabel = "DIR", description = "Folder with the files of the data set.")
    private Path folder;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Stack stack = Stack.attach();
        Path home = stack.home().folder();
        ImportState state =
                ImportState.in(stack.home().data().resolve("imports").resolve(format + ".done"));
        Sender sender = new Sender(Retail.on(stack), state, out);
        DataSet dataSet = dataSet(sender);
        if (!state.isEmpty()) {
            out.println("Going on with an import that was begun before; what is done is not sent again.");
        }
        AtomicBoolean finished = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (!finished.get()) {
                                System.err.println("\nNot finished: the same command goes on where it was.");
                            }
                        },
                        "says-how-to-go-on"));
        dataSet.send();
        finished.set(true);
        return conclude(dataSet, sender, home.resolve("reports")) ? 0 : 1;
    }

    private DataSet dataSet(Sender sender) {
        return switch (format) {
            case "complete-journey" -> new JourneyImport(folder, sender);
            case "online-retail" -> new RetailImport(folder, sender);
            default ->
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "There are complete-journey and online-retail, not \"" + format + "\".");
        };
    }

    private boolean conclude(DataSet dataSet, Sender sender, Path reports) {
        PrintWriter out = sender.out();
        dataSet.report().print(out);
        List<Comparison.Result> results = Reconciliation.of(dataSet.comparisons());
        boolean balances = Reconciliation.print(results, out);
        List<String> refusals = sender.refusals();
        refusals.stream().limit(20).forEach(refusal -> out.println("  REFUSED by a service: " + refusal));
        write(dataSet, results, refusals, reports);
        out.println(
                "Report: " + reports.resolve(format + ".json") + ", every row: " + reports.resolve(format + ".csv"));
        out.flush();
        return balances && refusals.isEmpty();
    }

    private void write(DataSet dataSet, List<Comparison.Result> results, List<String> refusals, Path reports) {
        dataSet.report().write(reports.resolve(format + ".csv"));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("rows", dataSet.report().summary());
        report.put("refusedByServices", refusals);
        report.put(
                "reconciliation",
                results.stream()
                        .map(result -> {
                            Map<String, Object> line = new LinkedHashMap<>();
                            line.put("figure", result.comparison().name());
                            line.put("unit", result.comparison().unit());
                            line.put("keys", result.keys());
                            line.put("file", result.expectedSum());
                            line.put("read", result.readSum());
                            line.put("differences", result.differences());
                            return line;
                        })
                        .toList());
        try {
            Files.writeString(
                    reports.resolve(format + ".json"),
                    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is not expressible in JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
