package org.unisson.schemas.asyncapi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.unisson.common.events.FeedWatermark;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;
import org.unisson.schemas.asyncapi.Documents.Place;

/** A document says of topics what {@link Topics} says, and of messages what the records are. */
final class Agreement {

    private final Documents documents;
    private final String service;
    private final Map<String, Place> channels = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Agreement(Documents documents, String service) {
        this.documents = documents;
        this.service = service;
    }

    static List<String> problems(Documents documents, Path file, String service) {
        var agreement = new Agreement(documents, service);
        agreement.check(documents.root(file));
        return agreement.problems;
    }

    /** Addresses of what the document says that the service receives. */
    static Set<String> received(Documents documents, Path file, String service) {
        return new Agreement(documents, service).addresses(documents.root(file), "receive");
    }

    private void check(Place document) {
        each(document, "channels").forEach((name, channel) -> documents
                .resolve(channel)
                .ifPresent(place -> channels.put(place.node().path("address").asText(), place)));
        expect(
                "operations that send",
                addresses(document, "send"),
                union(Topics.ownedBy(service), Topics.deadLetters(service)));
        for (var topic : Topics.ownedBy(service)) {
            if (channels.containsKey(topic.name())) {
                check(topic, channels.get(topic.name()));
            } else {
                problems.add(topic.name() + " is no channel");
            }
        }
        var received = addresses(document, "receive");
        received.stream()
                .filter(address -> Topics.named(address)
                        .filter(topic -> !topic.owner().equals(service))
                        .isEmpty())
                .forEach(address -> problems.add(address + " is received but is no topic of another service"));
        var used = new TreeSet<>(received);
        used.addAll(addresses(document, "send"));
        expect("channels", channels.keySet(), used);
        each(document, "operations").forEach(this::checkMessages);
    }

    private void check(Topic topic, Place channel) {
        var expected = topic.types().stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
        expected.add(FeedWatermark.class.getName());
        var found = new TreeSet<String>();
        each(channel, "messages")
                .values()
                .forEach(message -> documents.resolve(message).ifPresent(place -> {
                    found.add(place.node().path("name").asText());
                    checkPayload(place);
                }));
        expect(topic.name() + " messages", found, expected);
        var policy = topic.retention() == Topic.Retention.STATE ? "compact" : "delete";
        var configuration = channel.node().at("/bindings/kafka/topicConfiguration");
        expect(
                topic.name() + " cleanup.policy",
                configuration.at("/cleanup.policy/0").asText(),
                policy);
        var days = topic.retention() == Topic.Retention.STATE ? 0 : 30;
        expect(
                topic.name() + " retention.ms",
                configuration.path("retention.ms").asLong(),
                days * 86_400_000L);
    }

    private void checkPayload(Place message) {
        var name = message.node().path("name").asText();
        var reference = new Place(message.file(), "", message.node().at("/payload/schema"));
        documents.resolve(reference).ifPresent(schema -> {
            var record = schema.node().path("namespace").asText() + "."
                    + schema.node().path("name").asText();
            expect("record of message " + name, record, name);
            expect(
                    "summary of message " + name,
                    message.node().path("summary").asText(),
                    schema.node().path("doc").asText());
        });
    }

    /** An operation deals with all messages of its channel: a reader that leaves one out fails on it. */
    private void checkMessages(String name, Place operation) {
        var channel = new Place(operation.file(), "", operation.node().path("channel"));
        documents.resolve(channel).ifPresent(place -> {
            var listed = new TreeSet<String>();
            for (var message : operation.node().path("messages")) {
                listed.add(message.path("$ref").asText().replaceFirst(".*/", ""));
            }
            expect("messages of " + name, listed, each(place, "messages").keySet());
        });
    }

    private Set<String> addresses(Place document, String action) {
        return each(document, "operations").values().stream()
                .filter(operation -> operation.node().path("action").asText().equals(action))
                .map(operation ->
                        new Place(operation.file(), "", operation.node().path("channel")))
                .flatMap(channel -> documents.resolve(channel).stream())
                .map(channel -> channel.node().path("address").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Place> each(Place parent, String field) {
        var children = new HashMap<String, Place>();
        parent.node()
                .path(field)
                .properties()
                .forEach(child -> children.put(child.getKey(), new Place(parent.file(), "", child.getValue())));
        return children;
    }

    private static Set<String> union(List<Topic> topics, String other) {
        var names = topics.stream().map(Topic::name).collect(Collectors.toCollection(TreeSet::new));
        names.add(other);
        return names;
    }

    private void expect(String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            problems.add(what + ": " + found + " instead of " + expected);
        }
    }
}
