package org.unisson.bench.recommend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.unisson.bench.Machine;
import org.unisson.bench.Measured;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * {@code unisson bench recommend}: the first sales of a real retailer are made on a stack of its own, through the public
 * APIs; then the catalog is asked what else is in the baskets that came after, beside what is merely popular.
 */
@CommandLine.Command(
        name = "recommend",
        mixinStandardHelpOptions = true,
        description = "Real baskets of which a part is hidden: recall@20 of recommendations, beside popularity.")
public final class Recommend implements Callable<Integer> {

    private static final int BELOW_POPULARITY = 1;
    private static final long SEED = 7;

    // Of all sales, in the order of time: parameters are chosen on the second part and reported on the last.
    private static final double CHOOSING = 0.6;
    private static final double REPORTING = 0.8;

    // Where the products come from, what they need to be sold, and who sells them to whom.
    private static final List<String> SERVICES = List.of(
            Service.CATALOG.processName(),
            Service.INVENTORY.processName(),
            Service.CUSTOMER.processName(),
            Service.ORDER.processName());

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--data",
            defaultValue = "../shared/data",
            description = "Folder with online-retail and complete-journey; default ../shared/data.")
    private Path data;

    @Option(
            names = "--validation",
            description =
                    "Judges the baskets that parameters are chosen on, which come before those that are reported.")
    private boolean validation;

    @Override
    public Integer call() {
        Measured.Own own = Measured.own(spec);
        List<Trade> trades = trades(own);
        if (trades.isEmpty()) {
            return 0;
        }
        List<TradeReport> reports = new ArrayList<>();
        for (Trade trade : trades) {
            reports.add(measure(own, trade));
        }
        RecommendReport report = new RecommendReport(Machine.here(), reports);
        own.write("recommend", report.asJson());
        own.say(report.closingLine());
        return report.isMet() ? 0 : BELOW_POPULARITY;
    }

    private List<Trade> trades(Measured.Own own) {
        List<Trade> trades = new ArrayList<>();
        Path journey = data.resolve("complete-journey");
        Path retail = data.resolve("online-retail");
        if (Files.isDirectory(journey)) {
            trades.add(Trade.journey(journey));
        } else {
            own.say("bench recommend skips complete-journey: there is no " + journey + ".");
        }
        if (Files.isDirectory(retail)) {
            trades.add(Trade.retail(retail));
        } else {
            own.say("bench recommend skips online-retail: there is no " + retail + ".");
        }
        return trades;
    }

    private TradeReport measure(Measured.Own own, Trade trade) {
        double fedUntil = validation ? CHOOSING : REPORTING;
        double judgedUntil = validation ? REPORTING : 1;
        List<Trade.Sale> fed = trade.part(0, fedUntil);
        List<Riddle> riddles = Riddle.of(trade.part(fedUntil, judgedUntil), SEED);
        Popularity popularity = new Popularity(trade, fed);
        try (Running running = new Running(own.fresh("recommend", SERVICES))) {
            Retail retail = Retail.on(running.stack());
            Shop shop = new Shop(trade, retail, own.out());
            shop.open();
            shop.sell(fed);
            Asking asking = new Asking(retail, shop);
            List<Guess> guesses = new ArrayList<>();
            guesses.add(
                    Asking.guess(TradeReport.POPULARITY, riddles, riddle -> popularity.overall(riddle, Asking.MOST)));
            guesses.add(Asking.guess(
                    "popularity in the basket's categories",
                    riddles,
                    riddle -> popularity.ofCategories(riddle, Asking.MOST)));
            guesses.add(Asking.guess(TradeReport.ANONYMOUS, riddles, asking::anonymously));
            guesses.add(Asking.guess(
                    "complements, customer known, nothing bought lately (R30)", riddles, asking::byCustomer));
            shop.letComeAgain();
            guesses.add(Asking.guess(
                    "complements, customer known, what is used up comes again", riddles, asking::byCustomer));
            TradeReport report = new TradeReport(trade.name(), fed.size(), guesses, asking.micros());
            report.print(own.out());
            return report;
        }
    }

    /** A stack that ends with its measurement. */
    private record Running(Stack stack) implements AutoCloseable {

        @Override
        public void close() {
            stack.stop();
        }
    }
}
