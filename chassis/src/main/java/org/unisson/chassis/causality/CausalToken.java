package org.unisson.chassis.causality;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * What a command changed: aggregates and their versions. Opaque to clients, who hand it to any service's reads.
 *
 * @param entries the changes, at most one per topic and partition
 */
public record CausalToken(List<Entry> entries) {

    /** Header of the answer to a command and of the reads that must see it. */
    public static final String HEADER = "Causal-Token";

    private static final int MAX_LENGTH = 16_384;

    /**
     * One change.
     *
     * @param topic topic name without prefix
     * @param key the aggregate's id
     * @param version the version that must have been applied
     */
    public record Entry(String topic, String key, long version) {}

    public CausalToken {
        entries = List.copyOf(entries);
    }

    /**
     * The token of these changes. A partition is applied in order, so its last change stands for all before it: the
     * token stays small whatever the command changed.
     */
    static CausalToken of(Collection<Entry> changes, ToIntFunction<String> partitionsOfTopic) {
        Map<String, Entry> lastOfPartition = new LinkedHashMap<>();
        for (Entry change : changes) {
            int partition = BuiltInPartitioner.partitionForKey(
                    change.key().getBytes(StandardCharsets.UTF_8), partitionsOfTopic.applyAsInt(change.topic()));
            lastOfPartition.put(change.topic() + '/' + partition, change);
        }
        return new CausalToken(new ArrayList<>(lastOfPartition.values()));
    }

    String encode() {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(entry.topic())
                    .append(' ')
                    .append(URLEncoder.encode(entry.key(), StandardCharsets.UTF_8))
                    .append(' ')
                    .append(entry.version())
                    .append('\n');
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a token, or several joined by commas. @throws IllegalArgumentException where it is none of ours */
    static CausalToken decode(String encoded) {
        if (encoded.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a causal token has at most " + MAX_LENGTH + " characters");
        }
        List<Entry> entries = new ArrayList<>();
        for (String part : encoded.split(",")) {
            String text = new String(Base64.getUrlDecoder().decode(part.trim()), StandardCharsets.UTF_8);
            for (String line : text.split("\n")) {
                String[] words = line.split(" ");
                if (words.length != 3) {
                    throw new IllegalArgumentException("not a causal token of this retailer");
                }
                entries.add(new Entry(
                        words[0], URLDecoder.decode(words[1], StandardCharsets.UTF_8), Long.parseLong(words[2])));
            }
        }
        return new CausalToken(entries);
    }
}
