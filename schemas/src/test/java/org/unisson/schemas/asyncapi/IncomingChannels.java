package org.unisson.schemas.asyncapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The topics that a service's configuration lets it receive. */
final class IncomingChannels {

    private static final Pattern TOPICS = Pattern.compile("mp\\.messaging\\.incoming\\.[^.]+\\.topics?");
    private static final String PREFIX = "${unisson.topic-prefix:}";

    private IncomingChannels() {}

    /** Names without prefix. */
    static SortedSet<String> of(String service) {
        return topics(configuration(Path.of("..", service, "src", "main", "resources", "application.properties")));
    }

    static SortedSet<String> topics(Properties configuration) {
        return configuration.stringPropertyNames().stream()
                .filter(key -> TOPICS.matcher(key).matches())
                .flatMap(key -> Arrays.stream(configuration.getProperty(key).split(",")))
                .map(topic -> withoutPrefix(topic.strip()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutPrefix(String topic) {
        if (!topic.startsWith(PREFIX)) {
            throw new IllegalArgumentException(topic + " does not begin with " + PREFIX);
        }
        return topic.substring(PREFIX.length());
    }

    private static Properties configuration(Path file) {
        Properties configuration = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            configuration.load(reader);
        } catch (IOException missing) {
            throw new UncheckedIOException(file.toString(), missing);
        }
        return configuration;
    }
}
