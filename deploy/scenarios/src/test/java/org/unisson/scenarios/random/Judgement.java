package org.unisson.scenarios.random;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.unisson.demo.client.Patience;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.Redelivery;
import org.unisson.schemas.Topics;

/** Looks at a world again and again until all holds, or until nothing changes any more and something does not. */
final class Judgement {

    private static final Duration LIMIT = Duration.ofMinutes(6);

    private final Stack stack;
    private final List<Check> checks;
    private final Duration stillness;

    /** @param stillness how long nothing may have changed, with all events applied, before what is found counts */
    Judgement(Stack stack, List<Check> checks, Duration stillness) {
        this.stack = stack;
        this.checks = List.copyOf(checks);
        this.stillness = stillness;
    }

    /** Every check there is. */
    static List<Check> all() {
        return List.of(new SurpriseCheck(), new OrderCheck(), new StockCheck(), new TillCheck(), new PointsCheck());
    }

    /** What was found in the end. @param findings empty: all holds */
    record Verdict(List<String> findings, Situation situation) {

        boolean isGood() {
            return findings.isEmpty();
        }
    }

    /** Returns when it is certain. */
    Verdict on(World world, Facts facts) {
        Patience patience = Patience.withCondition(LIMIT);
        List<String> before = List.of();
        Instant since = Instant.now();
        while (true) {
            Situation situation = Situation.of(world, facts);
            List<String> findings = findings(situation);
            Verdict verdict = new Verdict(findings, situation);
            if (verdict.isGood()) {
                return verdict;
            }
            if (!findings.equals(before) || isUndecided(situation)) {
                before = findings;
                since = Instant.now();
            } else if (since.plus(stillness).isBefore(Instant.now())) {
                return verdict;
            } else {
                new Redelivery(stack, 0).awaitApplied(Topics.ALL);
            }
            if (!patience.tryAgain()) {
                return verdict;
            }
        }
    }

    private List<String> findings(Situation situation) {
        List<String> findings = new ArrayList<>();
        checks.forEach(check -> findings.addAll(check.findings(situation)));
        return findings;
    }

    /** Whether an order still waits for its own deadline. */
    private static boolean isUndecided(Situation situation) {
        return situation.orders().stream().anyMatch(it -> it.status().equals("PENDING"));
    }
}
