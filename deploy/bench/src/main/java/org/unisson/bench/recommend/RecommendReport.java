package org.unisson.bench.recommend;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.unisson.bench.Machine;

/** The data sets' reports as one line; the last one counts, the one before it is named beside it. */
record RecommendReport(Machine machine, List<TradeReport> trades) {

    private static final double GOAL = 1;

    RecommendReport {
        trades = List.copyOf(trades);
    }

    /** Whether what is recommended is found more often than what is popular, beyond chance. */
    boolean isMet() {
        return trades.getLast().ratio().low() > GOAL;
    }

    String closingLine() {
        TradeReport last = trades.getLast();
        Guess.Ratio ratio = last.ratio();
        StringBuilder others = new StringBuilder();
        for (TradeReport trade : trades.subList(0, trades.size() - 1)) {
            others.append(String.format(
                    Locale.ROOT, "; %s ratio %.2f", trade.trade(), trade.ratio().value()));
        }
        return String.format(
                Locale.ROOT,
                "bench recommend recall_at_20=%.4f baseline=%.4f ratio=%.2f goal=%.0f %s (%s; 95 %%: %.2f to %.2f; mrr=%.4f%s)",
                last.named(TradeReport.ANONYMOUS).recall(),
                last.named(TradeReport.POPULARITY).recall(),
                ratio.value(),
                GOAL,
                isMet() ? "met" : "missed",
                last.trade(),
                ratio.low(),
                ratio.high(),
                last.named(TradeReport.ANONYMOUS).reciprocalRank(),
                others);
    }

    Map<String, Object> asJson() {
        return Map.of(
                "machine",
                machine,
                "goal",
                GOAL,
                "line",
                closingLine(),
                "trades",
                trades.stream().map(TradeReport::asJson).toList());
    }
}
