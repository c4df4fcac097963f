package org.unisson.scenarios.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.unisson.scenarios.support.Feed;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/**
 * The first time each is told, a key's events are in order; what comes again is passed over. Each look goes on where the
 * last one ended; what was told before the last but one is forgotten.
 */
final class Telling {

    private static final List<String> OWNERS = List.of("order.", "inventory.");

    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private Map<String, Long> versions = new HashMap<>();
    private Map<String, Long> versionsBefore = new HashMap<>();
    private Set<UUID> told = new HashSet<>();
    private Set<UUID> toldBefore = new HashSet<>();

    /** What was told in another order since the last look. */
    List<String> findings(Feed feed) {
        toldBefore = told;
        told = new HashSet<>();
        versionsBefore = versions;
        versions = new HashMap<>();
        List<String> findings = new ArrayList<>();
        Topics.ALL.stream().filter(Telling::isTheirs).forEach(topic -> look(feed, topic, findings));
        return findings;
    }

    private static boolean isTheirs(Topic topic) {
        return OWNERS.stream().anyMatch(topic.name()::startsWith);
    }

    private void look(Feed feed, Topic topic, List<String> findings) {
        for (ConsumerRecord<byte[], byte[]> event : feed.since(topic.name(), positions)) {
            Map<String, String> headers = Feed.headers(event);
            if (Feed.isWatermark(event) || isKnown(id(topic, headers))) {
                continue;
            }
            String key = topic.name() + " " + Feed.key(event) + " " + headers.get("ce_subject");
            long version = Long.parseLong(headers.get("ce_sequence"));
            Long before = versions.getOrDefault(key, versionsBefore.get(key));
            if (before != null && before > version) {
                findings.add(key + " is told version " + version + " after " + before);
            }
            versions.put(key, version);
        }
    }

    private static UUID id(Topic topic, Map<String, String> headers) {
        return UUID.nameUUIDFromBytes(
                (topic.name() + headers.get("ce_id")).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private boolean isKnown(UUID id) {
        return toldBefore.contains(id) || !told.add(id);
    }
}
