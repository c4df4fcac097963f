package org.unisson.scenarios.random;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.Feed;
import org.unisson.scenarios.support.Redelivery;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** What must hold over all worlds when the run is over. */
final class EndChecks {

    private static final Duration AUDITED_WITHIN = Duration.ofMinutes(3);
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);
    private static final List<String> OWNERS = List.of("order.", "inventory.");

    private final Stack stack;
    private final Session system;
    private final Instant begun;

    EndChecks(Stack stack, Instant begun) {
        this.stack = stack;
        this.system = Retail.on(stack).system(new Journey());
        this.begun = begun;
    }

    /** What does not hold. @param takings what each channel has kept, by tender */
    List<String> findings(Map<String, Map<String, Long>> takings) {
        new Redelivery(stack, 0).awaitApplied(Topics.ALL);
        List<String> findings = new ArrayList<>();
        audit(findings);
        ledger(takings, findings);
        Feed feed = new Feed(stack);
        feed.deadLetters().forEach(letter -> findings.add("could not be applied: " + letter));
        Topics.ALL.stream().filter(EndChecks::isTheirs).forEach(topic -> order(feed, topic, findings));
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

    /** The book of sales says of every channel and tender what its purchases say. */
    private void ledger(Map<String, Map<String, Long>> takings, List<String> findings) {
        Map<String, Map<String, Long>> booked = new HashMap<>();
        String period = "?from=" + begun.minus(CLOCKS_DIFFER_BY) + "&to="
                + Instant.now().plus(CLOCKS_DIFFER_BY);
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

    private static boolean isTheirs(Topic topic) {
        return OWNERS.stream().anyMatch(topic.name()::startsWith);
    }

    /** The first time each is told, a key's events are in order; what comes again is passed over. */
    private static void order(Feed feed, Topic topic, List<String> findings) {
        Map<String, Long> versions = new HashMap<>();
        Set<String> told = new HashSet<>();
        Stream<ConsumerRecord<byte[], byte[]>> events =
                feed.all(topic.name()).stream().filter(event -> !Feed.isWatermark(event));
        events.forEach(event -> {
            Map<String, String> headers = Feed.headers(event);
            if (told.add(headers.get("ce_id"))) {
                String key = Feed.key(event) + " " + headers.get("ce_subject");
                long version = Long.parseLong(headers.get("ce_sequence"));
                Long before = versions.put(key, version);
                if (before != null && before > version) {
                    findings.add(topic.name() + " tells " + key + " version " + version + " after " + before);
                }
            }
        });
    }
}
