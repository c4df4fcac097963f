package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Patience;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.random.Facts.PlacedOrder;
import org.unisson.scenarios.support.Redelivery;
import org.unisson.schemas.Topics;

/** Looks at a world again and again until all holds, or until nothing changes any more and something does not. */
final class Judgement {

    private static final String PENDING = "PENDING";
    private static final Duration LIMIT = Duration.ofMinutes(8);

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
        return List.of(
                new SurpriseCheck(),
                new OrderCheck(),
                new QuotaCheck(),
                new StockCheck(),
                new TillCheck(),
                new TillDayCheck(),
                new SameDayCheck(),
                new PointsCheck(),
                new GiftCardCheck(),
                new ViewsCheck());
    }

    /** What was found in the end. @param findings empty: all holds */
    record Verdict(List<String> findings, Situation situation) {

        boolean isGood() {
            return findings.isEmpty();
        }
    }

    /** Returns when it is certain. */
    Verdict on(World world, Facts facts) {
        Patience patience = Patience.withLooks(LIMIT);
        awaitDecided(world, facts, patience);
        List<String> before = List.of();
        Instant since = Instant.now();
        while (true) {
            new Redelivery(stack, 0).awaitApplied(Topics.ALL);
            Situation situation = Situation.of(world, facts);
            List<String> findings = findings(situation);
            Verdict verdict = new Verdict(findings, situation);
            if (verdict.isGood()) {
                return verdict;
            }
            if (!findings.equals(before) || isUnderWay(world, situation)) {
                before = findings;
                since = Instant.now();
            } else if (since.plus(stillness).isBefore(Instant.now())) {
                return verdict;
            }
            if (!patience.tryAgain()) {
                return verdict;
            }
        }
    }

    /** Looks only at what is not known yet: to look at all of a world takes hundreds of requests. */
    private static void awaitDecided(World world, Facts facts, Patience patience) {
        Session system = world.shop().retail().system(new Journey());
        List<PlacedOrder> open = facts.orders();
        do {
            open = open.stream().filter(order -> isPending(system, order)).toList();
        } while (!open.isEmpty() && patience.tryAgain());
    }

    private static boolean isPending(Session system, PlacedOrder order) {
        return system.get(Service.ORDER, "/orders/" + order.orderId())
                .body()
                .path("status")
                .asText()
                .equals(PENDING);
    }

    private List<String> findings(Situation situation) {
        List<String> findings = new ArrayList<>();
        checks.forEach(check -> findings.addAll(check.findings(situation)));
        return findings;
    }

    /** Whether an order still waits for its own deadline, or a card for its money: a crash has put off both. */
    private static boolean isUnderWay(World world, Situation situation) {
        return situation.orders().stream().anyMatch(it -> it.status().equals(PENDING)) || owesCards(world, situation);
    }

    private static boolean owesCards(World world, Situation situation) {
        Set<String> orders =
                situation.orders().stream().map(it -> it.placed().orderId()).collect(Collectors.toSet());
        for (JsonNode refund : world.shop().retail().system(new Journey()).all(Service.ORDER, "/card-refunds")) {
            if (orders.contains(refund.path("orderId").asText())) {
                return true;
            }
        }
        return false;
    }
}
