package org.unisson.scenarios.random;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.Feed;
import org.unisson.scenarios.support.Redelivery;
import org.unisson.schemas.Topics;

/** What must hold over all worlds of a run when nothing is under way. */
final class EndChecks {

    private static final Duration AUDITED_WITHIN = Duration.ofMinutes(6);
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);
    // Longer than any till was cut off.
    private static final Duration PRINTED_BEFORE = Duration.ofHours(3);

    private final Stack stack;
    private final Session system;
    private final Instant begun;
    private final Telling telling = new Telling();

    EndChecks(Stack stack, Instant begun) {
        this.stack = stack;
        this.system = Retail.on(stack).system(new Journey());
        this.begun = begun;
    }

    /** What does not hold. @param takings what each channel has kept since the last time, by tender */
    List<String> findings(Map<String, Map<String, Long>> takings) {
        new Redelivery(stack, 0).awaitApplied(Topics.ALL);
        List<String> findings = new ArrayList<>();
        audit(findings);
        ledger(takings, findings);
        summary(takings, findings);
        Feed feed = new Feed(stack);
        feed.deadLetters().forEach(letter -> findings.add("could not be applied: " + letter));
        findings.addAll(telling.findings(feed));
        return findings;
    }

    private void audit(List<String> findings) {
        String last = newest().path("auditId").asText();
        system.post(Service.INVENTORY, "/audits", new Requests.Nothing());
        await("audit")
                .atMost(AUDITED_WITHIN)
                .until(() -> newest().has("finishedAt")
                        && !last.equals(newest().path("auditId").asText()));
        for (JsonNode audit : system.get(Service.INVENTORY, "/audits?limit=200").body()) {
            if (audit.path("findings").asLong() != 0) {
                findings.add("an audit has found drift: "
                        + system.get(
                                        Service.INVENTORY,
                                        "/audits/" + audit.path("auditId").asText())
                                .body());
            }
        }
    }

    private JsonNode newest() {
        return system.get(Service.INVENTORY, "/audits?limit=1").body().path(0);
    }

    /** What the figures of the business say was sold and not given back is what was taken. */
    private void summary(Map<String, Map<String, Long>> takings, List<String> findings) {
        long told = 0;
        for (JsonNode line : system.get(Service.ORDER, "/sales/summary").body().path("channels")) {
            if (takings.containsKey(line.path("channel").asText())) {
                told += line.path("sold").asLong() - line.path("returned").asLong();
            }
        }
        long taken = takings.values().stream()
                .flatMap(tenders -> tenders.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        if (told != taken) {
            findings.add("the summary of sales has " + told + ", must have " + taken);
        }
    }

    /** The book of sales says of every channel and tender what its purchases say. */
    private void ledger(Map<String, Map<String, Long>> takings, List<String> findings) {
        Map<String, Map<String, Long>> booked = new HashMap<>();
        String period =
                "?from=" + begun.minus(PRINTED_BEFORE) + "&to=" + Instant.now().plus(CLOCKS_DIFFER_BY);
        for (JsonNode entry : system.all(Service.ORDER, "/sales/ledger/entries" + period)) {
            long sum = 0;
            for (JsonNode posting : entry.path("postings")) {
                long amount = posting.path("amount").path("minor").asLong();
                sum += amount;
                booked.computeIfAbsent(posting.path("channel").asText(), any -> new HashMap<>())
                        .merge(posting.path("account").asText(), amount, Long::sum);
            }
            if (sum != 0) {
                findings.add("entry " + entry.path("entryId") + " of the ledger sums to " + sum);
            }
        }
        takings.forEach((channel, tenders) -> tenders.forEach((kind, kept) -> {
            long found = booked.getOrDefault(channel, Map.of()).getOrDefault(kind, 0L);
            if (found != kept) {
                findings.add("the ledger has " + found + " by " + kind + " on " + channel + ", must have " + kept);
            }
        }));
    }
}
